package dev.connections4j.testkit.faults;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** What breaks in this process while it connects. The place where a test can break something on every transport is the check of trust. */
final class OwnRows {
    private OwnRows() {}

    static List<FaultRow> all() {
        return List.of(
                row("a class that is missing", () -> new NoClassDefFoundError("io/netty/channel/nio/NioIoHandler")),
                row(
                        "a class of another version",
                        () -> new NoSuchMethodError(
                                "'void com.google.protobuf.GeneratedMessage.makeExtensionsImmutable()'")),
                row(
                        "a service that does not load",
                        () -> new ServiceConfigurationError("com.example.Spi: Provider com.example.Gone not found")),
                row("an exception of its own", () -> new IllegalStateException("the key store is sealed")),
                row(
                        "an Error behind an exception",
                        () -> new IllegalStateException(
                                "wrapped", new ExceptionInInitializerError("com.example.Setup"))));
    }

    private static FaultRow row(String name, Supplier<Throwable> thrown) {
        return new FaultRow(
                "this process",
                name,
                Reason.TRANSPORT_FAILED,
                Stage.TLS,
                bench -> FaultTarget.at(
                        TlsRows.tls(bench, bench.certificates().server()), p -> p.sslContext(context(thrown))));
    }

    private static SSLContext context(Supplier<Throwable> thrown) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Breaking(thrown)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Breaking extends X509ExtendedTrustManager {
        private final Supplier<Throwable> thrown;

        Breaking(Supplier<Throwable> thrown) {
            this.thrown = thrown;
        }

        private void fail() {
            Throwable failure = thrown.get();
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            fail();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
            fail();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            fail();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            fail();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
            fail();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            fail();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
