package dev.connections4j.okhttp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Takes one TLS handshake, remembers what the client asked for, and closes. */
final class HandshakeServer implements AutoCloseable {
    /** What a handshake came to. */
    record Seen(String protocol, List<String> serverNames) {}

    private final SSLServerSocket listening;
    final CompletableFuture<Seen> seen = new CompletableFuture<>();

    /** A server with the authority's certificate for this machine, made before. */
    HandshakeServer(Path authorityFolder, List<String> protocols, List<String> alpn) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (var in = Files.newInputStream(authorityFolder.resolve("store.p12"))) {
                store.load(in, "changeit".toCharArray());
            }
            store.deleteEntry("ca");
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, "changeit".toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            listening = (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
            SSLParameters parameters = listening.getSSLParameters();
            parameters.setProtocols(protocols.toArray(String[]::new));
            parameters.setApplicationProtocols(alpn.toArray(String[]::new));
            listening.setSSLParameters(parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "handshake-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    private void serve() {
        try (Socket accepted = listening.accept()) {
            SSLSocket socket = (SSLSocket) accepted;
            socket.startHandshake();
            ExtendedSSLSession session = (ExtendedSSLSession) socket.getSession();
            List<String> names = session.getRequestedServerNames().stream()
                    .map(name -> new String(name.getEncoded(), java.nio.charset.StandardCharsets.US_ASCII))
                    .toList();
            seen.complete(new Seen(session.getProtocol(), names));
        } catch (IOException e) {
            seen.completeExceptionally(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
