package dev.connections4j.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A loopback port that leaves TCP's SYN unanswered, as a firewall does: nobody accepts, and the queue of those who wait is full. */
public final class UnacceptingPort implements AutoCloseable {
    private static final int SHORTEST_QUEUE = 1;
    private static final int LONGEST_QUEUE = 32;
    private static final int UNANSWERED_MILLIS = 300;

    private final ServerSocket listening;
    private final List<Socket> waiting = new ArrayList<>();

    private UnacceptingPort(InetAddress address, int port) {
        try {
            listening = new ServerSocket(port, SHORTEST_QUEUE, address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Opens one.
     *
     * @return the port
     */
    public static UnacceptingPort open() {
        return openAt(InetAddress.getLoopbackAddress(), 0);
    }

    /**
     * The same, at another address than most.
     *
     * @param address one of this machine's
     * @param port its number; 0 for a free one
     * @return the port
     * @throws UncheckedIOException if the address and port cannot be listened on
     */
    public static UnacceptingPort openAt(InetAddress address, int port) {
        UnacceptingPort deaf = new UnacceptingPort(address, port);
        try {
            deaf.fillTheQueue();
        } catch (IOException e) {
            deaf.close();
            throw new UncheckedIOException(e);
        }
        return deaf;
    }

    private void fillTheQueue() throws IOException {
        while (waiting.size() < LONGEST_QUEUE) {
            Socket one = new Socket();
            waiting.add(one);
            try {
                one.connect(listening.getLocalSocketAddress(), UNANSWERED_MILLIS);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
        throw new IOException("this system lets more wait than " + LONGEST_QUEUE);
    }

    /**
     * Where it listens.
     *
     * @return the port's number
     */
    public int port() {
        return listening.getLocalPort();
    }

    /** Closes the port, and the sockets that wait. */
    @Override
    public void close() {
        waiting.forEach(FaultyPort::quietly);
        FaultyPort.quietly(listening);
    }
}
