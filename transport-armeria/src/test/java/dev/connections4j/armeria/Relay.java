package dev.connections4j.armeria;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Hands bytes on between a client and a server, until it is paused: then they vanish. */
final class Relay implements AutoCloseable {
    private final ServerSocket listening;
    private final int target;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong toServer = new AtomicLong();
    private volatile boolean paused;

    Relay(int target) {
        this.target = target;
        try {
            listening = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Bytes that came from clients. */
    long toServer() {
        return toServer.get();
    }

    void pause() {
        paused = true;
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            open.add(client);
            open.add(server);
            run(() -> pump(client, server, toServer));
            run(() -> pump(server, client, new AtomicLong()));
        }
    }

    private void pump(Socket from, Socket to, AtomicLong count) throws IOException {
        byte[] bytes = new byte[1 << 16];
        int read;
        while ((read = from.getInputStream().read(bytes)) >= 0) {
            count.addAndGet(read);
            if (!paused) {
                to.getOutputStream().write(bytes, 0, read);
            }
        }
        to.close();
    }

    /** Work of a thread of its own. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void run(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // One of the two is gone, or the test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Closeable each : open) {
            each.close();
        }
    }
}
