package dev.connections4j.testkit.faults;

import dev.connections4j.standin.MilvusStandIn;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A port that greets a client, as many protocols do, and answers its first bytes, then says no more. */
public final class GreetingPort implements AutoCloseable {
    private static final String THREADS = MilvusStandIn.THREAD_PREFIX + "greeting";

    private final ServerSocket listening;
    private final String greeting;
    private final UnaryOperator<String> answer;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /**
     * Listens on a free loopback port. Texts are of bytes, as ISO 8859-1 has them; an empty one is not sent.
     *
     * @param greeting for each client
     * @param answer to a client's first bytes
     */
    public GreetingPort(String greeting, UnaryOperator<String> answer) {
        this.greeting = greeting;
        this.answer = answer;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, THREADS);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                start(() -> meet(socket));
            } catch (IOException e) {
                // The port is closed, which ends the loop.
            }
        }
    }

    private void meet(Socket socket) {
        try (socket) {
            write(socket, greeting);
            byte[] first = new byte[64];
            int length = socket.getInputStream().read(first);
            if (length > 0) {
                write(socket, answer.apply(new String(Arrays.copyOf(first, length), StandardCharsets.ISO_8859_1)));
            }
            socket.shutdownOutput();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // This client is gone.
        } finally {
            open.remove(socket);
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        if (!text.isEmpty()) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }
    }

    /** {@return where it listens} */
    public int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
