package dev.connections4j.cli.doctor;

import dev.connections4j.grpc.tls.TlsMaterial;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Keeps the chain that a server shows, whatever the check of it says. */
final class SeenChain extends X509ExtendedTrustManager {
    private final @Nullable X509ExtendedTrustManager check;
    private volatile List<X509Certificate> chain = List.of();

    private SeenChain(@Nullable X509ExtendedTrustManager check) {
        this.check = check;
    }

    static SeenChain checkedBy(TlsMaterial material) {
        return new SeenChain(material.trustManager());
    }

    /** Accepts every server: nothing secret may be sent then. */
    static SeenChain unchecked() {
        return new SeenChain(null);
    }

    List<X509Certificate> chain() {
        return chain;
    }

    /** TLS that trusts through this; shows the client's certificate only with {@code material}. */
    SSLContext context(Optional<TlsMaterial> material) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager[] keys = material.flatMap(TlsMaterial::keyManager)
                    .map(key -> new KeyManager[] {key})
                    .orElseGet(() -> new KeyManager[0]);
            context.init(keys, new TrustManager[] {this}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType, Socket socket)
            throws CertificateException {
        chain = List.of(shown);
        if (check != null) {
            check.checkServerTrusted(shown, authType, socket);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType, SSLEngine engine)
            throws CertificateException {
        chain = List.of(shown);
        if (check != null) {
            check.checkServerTrusted(shown, authType, engine);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType) throws CertificateException {
        chain = List.of(shown);
        if (check != null) {
            check.checkServerTrusted(shown, authType);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType) throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return check == null ? new X509Certificate[0] : check.getAcceptedIssuers();
    }
}
