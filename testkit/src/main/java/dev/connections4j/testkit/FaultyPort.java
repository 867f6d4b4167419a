package dev.connections4j.testkit;

import dev.connections4j.standin.MilvusStandIn;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A loopback port with one fault. */
public final class FaultyPort implements AutoCloseable {
    /** What is done with each accepted socket. */
    @FunctionalInterface
    private interface Fault {
        void meet(Socket socket) throws IOException;
    }

    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Fault fault;

    private FaultyPort(Fault fault) {
        this(fault, 0, InetAddress.getLoopbackAddress());
    }

    private FaultyPort(Fault fault, int port, InetAddress address) {
        this.fault = fault;
        try {
            this.listening = new ServerSocket(port, 50, address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::accept, MilvusStandIn.THREAD_PREFIX + "fault-" + port());
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Accepts and closes at once.
     *
     * @return the port
     */
    public static FaultyPort closing() {
        return new FaultyPort(Socket::close);
    }

    /**
     * The same, at another address than most.
     *
     * @param address one of this machine's
     * @param port its number
     * @return the port
     */
    public static FaultyPort closingAt(InetAddress address, int port) {
        return new FaultyPort(Socket::close, port, address);
    }

    /**
     * Accepts and resets at once.
     *
     * @return the port
     */
    public static FaultyPort resetting() {
        return new FaultyPort(socket -> {
            socket.setSoLinger(true, 0);
            socket.close();
        });
    }

    /**
     * Accepts and stays silent, as Milvus does while it starts.
     *
     * @return the port
     */
    public static FaultyPort silent() {
        return new FaultyPort(new Silence());
    }

    /**
     * The same, at another address than most.
     *
     * @param address one of this machine's
     * @param port its number
     * @return the port
     */
    public static FaultyPort silentAt(InetAddress address, int port) {
        return new FaultyPort(new Silence(), port, address);
    }

    /**
     * Answers the first bytes with text, then closes.
     *
     * @param answer for instance an HTTP/1 response
     * @return the port
     */
    public static FaultyPort answering(String answer) {
        return new FaultyPort(socket -> answer(socket, answer.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /**
     * Answers with bytes that are no protocol.
     *
     * @return the port
     */
    public static FaultyPort garbage() {
        byte[] bytes = new byte[64];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (0xF0 ^ (i * 37));
        }
        return new FaultyPort(socket -> answer(socket, bytes));
    }

    /**
     * Answers as an HTTP/1 server that has no such page.
     *
     * @return the port
     */
    public static FaultyPort http1() {
        return answering("HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 18\r\n"
                + "Connection: close\r\n\r\n404 page not found");
    }

    /**
     * Speaks HTTP/2, and answers each request with a status of HTTP without gRPC, as a gateway does.
     *
     * @param status for instance 502
     * @return the port
     */
    public static FaultyPort http2(int status) {
        return new FaultyPort(socket -> ScriptedHttp2.answerStatus(socket, status));
    }

    /**
     * Speaks HTTP/2, and answers the first request with a broken frame.
     *
     * @return the port
     */
    public static FaultyPort brokenHttp2() {
        return new FaultyPort(ScriptedHttp2::breakFrames);
    }

    /**
     * Speaks HTTP/2, and closes when the first request comes.
     *
     * @return the port
     */
    public static FaultyPort closingHttp2() {
        return new FaultyPort(ScriptedHttp2::closeOnRequest);
    }

    /**
     * Answers a TLS hello with an alert.
     *
     * @param description the alert's number, for instance 40 for {@code handshake_failure}
     * @return the port
     */
    public static FaultyPort alerting(int description) {
        byte[] alert = {0x15, 3, 3, 0, 2, 2, (byte) description};
        return new FaultyPort(socket -> answer(socket, alert));
    }

    /**
     * Reads the first bytes and resets, as a firewall in between does.
     *
     * @return the port
     */
    public static FaultyPort resettingLater() {
        return new FaultyPort(socket -> {
            if (socket.getInputStream().read(new byte[1024]) >= 0) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        });
    }

    /**
     * A port on which nobody listens.
     *
     * @return its number
     */
    public static int refusing() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says nothing, but listens until the client goes. */
    private static final class Silence implements Fault {
        private volatile boolean spokenTo;

        @Override
        public void meet(Socket socket) throws IOException {
            InputStream in = socket.getInputStream();
            if (in.read() >= 0) {
                spokenTo = true;
                in.transferTo(OutputStream.nullOutputStream());
            }
            socket.close();
        }
    }

    private static void answer(Socket socket, byte[] bytes) throws IOException {
        if (socket.getInputStream().read(new byte[1024]) >= 0) {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }
        socket.shutdownOutput();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                accepted.incrementAndGet();
                open.add(socket);
                meet(socket);
            } catch (IOException e) {
                // The port is closed, which ends the loop.
            }
        }
    }

    /** On a thread of its own: a client that says nothing must not keep the next one waiting. */
    private void meet(Socket socket) {
        Thread thread = new Thread(
                () -> {
                    try {
                        fault.meet(socket);
                    } catch (IOException e) {
                        quietly(socket); // this client is gone
                    }
                },
                MilvusStandIn.THREAD_PREFIX + "fault-socket");
        thread.setDaemon(true);
        thread.start();
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
     * The sockets it ever accepted.
     *
     * @return how many
     */
    public int accepted() {
        return accepted.get();
    }

    /**
     * Whether a client has sent something to this silent port: so the client knows that it is connected.
     *
     * @return true from the first byte on; false for other faults
     */
    public boolean isSpokenTo() {
        return fault instanceof Silence silence && silence.spokenTo;
    }

    /**
     * The accepted sockets that this end has not closed.
     *
     * @return how many
     */
    public int openSockets() {
        return (int) open.stream().filter(socket -> !socket.isClosed()).count();
    }

    /** Closes the port and its sockets. */
    @Override
    public void close() {
        quietly(listening);
        open.forEach(FaultyPort::quietly);
    }

    static void quietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed, one way or the other.
        }
    }
}
