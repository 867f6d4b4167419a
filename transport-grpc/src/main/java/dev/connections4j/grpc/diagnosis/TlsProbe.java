package dev.connections4j.grpc.diagnosis;

import dev.connections4j.grpc.NameLookup;
import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.tls.TlsMaterial;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** A TLS handshake with the link's own trust and identity, after which nothing is sent: what the server says then comes through. */
final class TlsProbe {
    private final Route route;
    private final ProbeSockets sockets;
    private volatile boolean wantsCertificate;
    private boolean answered;

    TlsProbe(Route route, ProbeSockets sockets) {
        this.route = route;
        this.sockets = sockets;
    }

    /** Whether an address answers a TLS hello, with whatever record. */
    static boolean speaksTls(ProbeSockets sockets) {
        try (Socket socket = sockets.connect()) {
            SSLEngine engine = SSLContext.getDefault()
                    .createSSLEngine(
                            sockets.address().getHostString(), sockets.address().getPort());
            engine.setUseClientMode(true);
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2"});
            engine.setSSLParameters(parameters);
            ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            engine.wrap(ByteBuffer.allocate(0), hello);
            socket.getOutputStream().write(hello.array(), 0, hello.position());
            return FirstBytes.isTlsRecord(socket.getInputStream().readNBytes(FirstBytes.ENOUGH));
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }

    /** Shakes hands and waits for what comes; fails as the handshake, or what came after it, did. */
    void ask() throws IOException {
        TlsMaterial material = route.tls().orElseThrow();
        String name = route.serverName();
        try (Socket tcp = sockets.connect();
                SSLSocket socket = (SSLSocket) context(material)
                        .getSocketFactory()
                        .createSocket(tcp, name, route.server().port(), true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(TlsMaterial.PROTOCOLS.toArray(String[]::new));
            parameters.setApplicationProtocols(new String[] {"h2"});
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            if (!NameLookup.isLiteral(name) && name.indexOf('_') < 0 && !name.endsWith(".")) {
                parameters.setServerNames(List.of(new SNIHostName(name)));
            }
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            answered = true;
            if (socket.getInputStream().read() < 0) {
                throw new EOFException("closed after the TLS handshake");
            }
        } catch (SocketTimeoutException e) {
            // It says no more: nothing was learned of why it closed before.
        }
    }

    /** Whether the server asked for a client certificate. */
    boolean wantsCertificate() {
        return wantsCertificate;
    }

    /** Whether the handshake came to its end on this side. */
    boolean isAnswered() {
        return answered;
    }

    private SSLContext context(TlsMaterial material) throws IOException {
        if (material.givenContext().isPresent()) {
            return material.sslContext();
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    new KeyManager[] {new Asked(material.keyManager().orElse(null))},
                    new TrustManager[] {material.trustManager()},
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** Notices that a certificate is asked for, and gives the link's own if there is one. */
    private final class Asked extends X509ExtendedKeyManager {
        private final @Nullable X509ExtendedKeyManager own;

        Asked(@Nullable X509ExtendedKeyManager own) {
            this.own = own;
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            wantsCertificate = true;
            return own == null ? null : own.chooseClientAlias(keyType, issuers, socket);
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(String alias) {
            return own == null ? null : own.getCertificateChain(alias);
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(String alias) {
            return own == null ? null : own.getPrivateKey(alias);
        }

        @Override
        public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
            return own == null ? null : own.getClientAliases(keyType, issuers);
        }

        @Override
        public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(
                String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }
    }
}
