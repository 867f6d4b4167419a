package dev.connections4j.testkit.faults;

import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.certificates.TestIdentity;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.net.ssl.SSLSocket;

/** A port that speaks TLS, but does not know ALPN and so no HTTP/2. */
final class TlsPort implements AutoCloseable {
    private final ServerSocket listening;

    TlsPort(TestIdentity identity) {
        try {
            JdkSslContext context = (JdkSslContext) SslContextBuilder.forServer(
                            identity.certificate().toFile(), identity.key().toFile())
                    .sslProvider(SslProvider.JDK)
                    .build();
            listening = context.context()
                    .getServerSocketFactory()
                    .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::accept, MilvusStandIn.THREAD_PREFIX + "tls-" + port());
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try (SSLSocket socket = (SSLSocket) listening.accept()) {
                socket.startHandshake();
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // This client is gone, or the port is closed, which ends the loop.
            }
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
