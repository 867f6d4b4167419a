package dev.connections4j.testkit;

import dev.connections4j.standin.MilvusStandIn;
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

/** An HTTP CONNECT proxy on a loopback port: whatever name it is asked for, its tunnels lead to one loopback port, or nowhere. */
public final class ConnectProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final String answer;
    private final int target;

    private ConnectProxy(String answer, int target) {
        this.answer = answer;
        this.target = target;
        try {
            listening = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("accept", this::accept);
    }

    /**
     * Opens a tunnel for each client.
     *
     * @param port where all tunnels lead
     * @return the proxy
     */
    public static ConnectProxy to(int port) {
        return new ConnectProxy("HTTP/1.1 200 Connection established\r\nVia: 1.1 proxy\r\n\r\n", port);
    }

    /**
     * Opens no tunnel.
     *
     * @param status its answer, for instance {@code 407 Proxy Authentication Required}
     * @return the proxy
     */
    public static ConnectProxy refusing(String status) {
        return new ConnectProxy("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n", 0);
    }

    /**
     * Where it listens.
     *
     * @return the port's number
     */
    public int port() {
        return listening.getLocalPort();
    }

    /**
     * What it was asked.
     *
     * @return the heads of all requests, as they came
     */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            open.add(client);
            run("client", () -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                client.close();
                return;
            }
            head.append((char) next);
        }
        requests.add(head.toString());
        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        if (target == 0) {
            client.close();
            return;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(server);
        run("server", () -> copy(server, client));
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

    private static void run(String part, Work work) {
        Runnable quietly = () -> {
            try {
                work.run();
            } catch (IOException e) {
                // One side has closed: this is over.
            }
        };
        Thread thread = new Thread(quietly, MilvusStandIn.THREAD_PREFIX + "proxy-" + part);
        thread.setDaemon(true);
        thread.start();
    }

    /** Closes its port and all tunnels. */
    @Override
    public void close() {
        try {
            listening.close();
            for (Closeable socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
