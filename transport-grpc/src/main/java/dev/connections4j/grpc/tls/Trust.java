package dev.connections4j.grpc.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** The JDK's own checks, and one more: a certificate that is trusted by itself must be valid today too. */
final class Trust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager jdk;
    private final Consumer<List<X509Certificate>> shown;

    private Trust(X509ExtendedTrustManager jdk, Consumer<List<X509Certificate>> shown) {
        this.jdk = jdk;
        this.shown = shown;
    }

    /** The same checks; each chain is passed to {@code consumer} before it is checked. */
    Trust showing(Consumer<List<X509Certificate>> consumer) {
        return new Trust(jdk, consumer);
    }

    /** Trusts these certificates and what they signed; none given: what the JVM trusts. */
    static Trust of(List<X509Certificate> trusted) {
        try {
            if (trusted.isEmpty()) {
                return new Trust(JvmTrust.manager(), chain -> {});
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int i = 0; i < trusted.size(); i++) {
                store.setCertificateEntry("trusted-" + i, trusted.get(i));
            }
            return new Trust(JvmTrust.manager(store), chain -> {});
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JVM cannot check certificates", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain, () -> {
            try {
                jdk.checkServerTrusted(chain, authType, engine);
            } catch (CertificateException e) {
                throw keptFromNetty(e);
            }
        });
    }

    /**
     * Netty adds to a message about a wrong name, which it knows by its first words, what java.naming reads from the certificate; on a module path
     * it does not read that module, and its error takes the place of ours. Other first words keep the message as it is.
     */
    private static CertificateException keptFromNetty(CertificateException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith("No subject alternative") || message.startsWith("No name matching")
                ? new CertificateException("the certificate is for another name: " + message, e)
                : e;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain, () -> jdk.checkServerTrusted(chain, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain, () -> jdk.checkServerTrusted(chain, authType));
    }

    private interface Check {
        void run() throws CertificateException;
    }

    private void check(X509Certificate[] chain, Check check) throws CertificateException {
        shown.accept(List.of(chain));
        try {
            check.run();
        } catch (CertificateException e) {
            throw isOfThePath(e)
                    ? IncompleteChainException.of(chain, getAcceptedIssuers(), e)
                            .map(CertificateException.class::cast)
                            .orElse(e)
                    : e;
        }
        chain[0].checkValidity();
    }

    /** Not a wrong name, nor a date. */
    private static boolean isOfThePath(CertificateException rejected) {
        return rejected.getCause() instanceof CertPathBuilderException;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return jdk.getAcceptedIssuers();
    }
}
