package dev.connections4j.grpc.tls;

import java.security.cert.X509Certificate;
import java.util.List;

/** Watches a TLS handshake from the client's side, on the thread of the handshake. */
public interface HandshakeObserver {
    /**
     * The server showed its certificates, which are not checked yet.
     *
     * @param chain as it came, the server's own first
     */
    void certificatesShown(List<X509Certificate> chain);

    /** The server requested a client certificate. */
    void certificateRequested();
}
