package dev.connections4j.standin.roundtrips;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Bare sockets to a port of this machine, ready for HTTP/2's preface. */
public final class RawSockets {
    private RawSockets() {}

    /**
     * Plaintext, without Nagle's delay.
     *
     * @param port where to
     * @return the socket, connected
     * @throws IOException if nobody is there
     */
    public static Socket plain(int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * TLS 1.3 with h2, verified, its handshake done.
     *
     * @param port where to
     * @param context what is trusted
     * @return the socket; closing it closes the one below
     * @throws IOException if nobody is there, or the handshake fails
     */
    public static Socket tls(int port, SSLContext context) throws IOException {
        Socket below = plain(port);
        try {
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(below, "127.0.0.1", port, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(new String[] {"TLSv1.3"});
            parameters.setApplicationProtocols(new String[] {"h2"});
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            below.close();
            throw e;
        }
    }

    /**
     * A context of its own that trusts one certificate.
     *
     * @param authority PEM file
     * @return the context, to be kept: making one costs more than a connect
     */
    public static SSLContext trusting(Path authority) {
        try (InputStream pem = Files.newInputStream(authority)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("not a usable certificate: " + authority, e);
        }
    }
}
