package dev.connections4j.grpc.diagnosis;

import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.tls.HandshakeObserver;
import dev.connections4j.grpc.tls.TlsMaterial;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * A TLS handshake by the JDK, with the versions, the ALPN and the checks that every transport has, and with the route's own trust and
 * identity. It keeps what the server showed and requested, also when the handshake fails.
 */
public final class TlsProbe {
    private static final String H2 = "h2";

    private final Route route;
    private final ProbeSockets sockets;
    private volatile List<X509Certificate> chain = List.of();
    private volatile boolean wantsCertificate;
    private boolean answered;

    /**
     * Opens no socket yet.
     *
     * @param route to a server with TLS
     * @param sockets opens the connection
     */
    public TlsProbe(Route route, ProbeSockets sockets) {
        this.route = route;
        this.sockets = sockets;
    }

    /** Whether the server answers a TLS hello, with whatever record. */
    static boolean speaksTls(Route route, ProbeSockets sockets) {
        try (Socket socket = sockets.open(route)) {
            byte[] hello = hello(route);
            return FirstBytes.isTlsRecord(sockets.within(() -> {
                socket.getOutputStream().write(hello);
                return socket.getInputStream().readNBytes(FirstBytes.ENOUGH);
            }));
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] hello(Route route) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        // a hello trusts nobody: the JVM's trust store is not read
        context.init(new KeyManager[0], new TrustManager[0], null);
        SSLEngine engine = context.createSSLEngine(
                route.socketAddress().getHostString(), route.socketAddress().getPort());
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {H2});
        engine.setSSLParameters(parameters);
        ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), hello);
        return Arrays.copyOf(hello.array(), hello.position());
    }

    /**
     * Opens a connection and shakes hands.
     *
     * @return the socket, on which HTTP/2 may begin
     * @throws IOException if the connection or the handshake fails, or the server does not choose HTTP/2
     */
    public SSLSocket shakeHands() throws IOException {
        TlsMaterial material = route.tls().orElseThrow();
        Socket tcp = sockets.open(route);
        SSLSocket socket = (SSLSocket) material.sslContext(new Watch())
                .getSocketFactory()
                .createSocket(tcp, route.serverName(), route.server().port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(TlsMaterial.PROTOCOLS.toArray(String[]::new));
        parameters.setApplicationProtocols(new String[] {H2});
        route.applyServerName(parameters);
        socket.setSSLParameters(parameters);
        sockets.within(() -> {
            socket.startHandshake();
            return socket;
        });
        answered = true;
        if (!H2.equals(socket.getApplicationProtocol())) {
            throw new SSLException("the server did not choose ALPN h2");
        }
        return socket;
    }

    /**
     * Shakes hands and sends nothing after it, so that what the server says then comes through: in TLS 1.3 it judges a client's certificate
     * no sooner. Fails as the handshake, or what came after it, did.
     */
    void shakeHandsAndListen() throws IOException {
        try (SSLSocket socket = shakeHands()) {
            if (sockets.within(() -> socket.getInputStream().read()) < 0) {
                throw new EOFException("closed after the TLS handshake");
            }
        } catch (SocketTimeoutException e) {
            // the server says no more: nothing was learned of why it closed before
        }
    }

    /**
     * {@return the certificates that the server has shown, its own first; empty before the handshake, and with a context given as {@code
     * ssl_context}}
     */
    public List<X509Certificate> chain() {
        return chain;
    }

    /** Whether the server requested a client certificate. */
    boolean wantsCertificate() {
        return wantsCertificate;
    }

    /** Whether the handshake was completed on this side. */
    boolean isAnswered() {
        return answered;
    }

    private final class Watch implements HandshakeObserver {
        @Override
        public void certificatesShown(List<X509Certificate> shown) {
            chain = shown;
        }

        @Override
        public void certificateRequested() {
            wantsCertificate = true;
        }
    }
}
