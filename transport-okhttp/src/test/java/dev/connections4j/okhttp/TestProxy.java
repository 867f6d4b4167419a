package dev.connections4j.okhttp;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP CONNECT proxy on this machine: whatever it is asked for, the tunnel leads to one port. */
final class TestProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final String answer;
    private final int target;
    final List<String> requests = new CopyOnWriteArrayList<>();

    private TestProxy(String answer, int target) {
        this.answer = answer;
        this.target = target;
        try {
            listening = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("proxy", this::accept);
    }

    static TestProxy to(int port) {
        return new TestProxy("HTTP/1.1 200 Connection established\r\nVia: test\r\n\r\n", port);
    }

    static TestProxy refusing(String statusLine) {
        return new TestProxy("HTTP/1.1 " + statusLine + "\r\nContent-Length: 0\r\n\r\n", 0);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            open.add(client);
            run("proxy-client", () -> tunnel(client));
        }
    }

    private void tunnel(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            request.append((char) in.read());
        }
        requests.add(request.toString());
        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        if (target == 0) {
            client.close();
            return;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(server);
        run("proxy-server", () -> copy(server, client));
        copy(client, server);
    }

    private static void copy(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void run(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One side has closed: the tunnel is over.
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Closeable socket : open) {
            socket.close();
        }
    }
}
