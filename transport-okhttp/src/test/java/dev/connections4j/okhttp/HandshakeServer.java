package dev.connections4j.okhttp;

import dev.connections4j.testkit.TlsServerSockets;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Takes one TLS handshake and no other, remembers what the client asked for, and closes. */
final class HandshakeServer implements AutoCloseable {
    /** What a handshake came to. */
    record Seen(String protocol, List<String> serverNames) {}

    private final SSLServerSocket listening;
    final CompletableFuture<Seen> seen = new CompletableFuture<>();

    HandshakeServer(Path authorityFolder, List<String> protocols, List<String> alpn) {
        listening = TlsServerSockets.open(authorityFolder, protocols, alpn);
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
            listening.close(); // a second try, or a diagnosis, is not to wait for an answer
            socket.startHandshake();
            ExtendedSSLSession session = (ExtendedSSLSession) socket.getSession();
            List<String> names = session.getRequestedServerNames().stream()
                    .map(name -> new String(name.getEncoded(), StandardCharsets.US_ASCII))
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
