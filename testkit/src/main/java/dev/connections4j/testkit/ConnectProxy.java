package dev.connections4j.testkit;

import dev.connections4j.standin.MilvusStandIn;
import java.io.ByteArrayOutputStream;
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
    private static final String ESTABLISHED = "HTTP/1.1 200 Connection established\r\nVia: 1.1 proxy\r\n\r\n";

    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final String answer;
    private final int target;
    private final boolean joins;

    private ConnectProxy(String answer, int target, boolean joins) {
        this.answer = answer;
        this.target = target;
        this.joins = joins;
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
        return new ConnectProxy(ESTABLISHED, port, false);
    }

    /**
     * Opens a tunnel for each client; its answer comes in one piece with what the server says first.
     *
     * @param port where all tunnels lead; the server there speaks first
     * @return the proxy
     */
    public static ConnectProxy joiningAnswers(int port) {
        return new ConnectProxy(ESTABLISHED, port, true);
    }

    /**
     * Opens no tunnel.
     *
     * @param status its answer, for instance {@code 407 Proxy Authentication Required}
     * @return the proxy
     */
    public static ConnectProxy refusing(String status) {
        return new ConnectProxy("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n", 0, false);
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
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        first.writeBytes(answer.getBytes(StandardCharsets.US_ASCII));
        if (!joins) {
            client.getOutputStream().write(first.toByteArray());
        }
        if (target == 0) {
            client.close();
            return;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(server);
        if (joins) {
            byte[] greeting = new byte[8_192];
            first.write(greeting, 0, Math.max(0, server.getInputStream().read(greeting)));
            client.getOutputStream().write(first.toByteArray());
        }
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
