package dev.connections4j.standin.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Free ports that nobody else takes meanwhile. They lie below those that the system gives to outgoing connections, in
 * blocks; the JVM that listens on a block's first port has the block.
 */
final class PortBlock implements AutoCloseable {
    private static final int SIZE = 16;
    private static final int FIRST = 10_000 / SIZE;
    private static final int END = 32_768 / SIZE;
    private static final int ATTEMPTS = 500;

    private final ServerSocket claim;

    private PortBlock(ServerSocket claim) {
        this.claim = claim;
    }

    static PortBlock claim() throws ServerUnavailableException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            PortBlock block = claim(ThreadLocalRandom.current().nextInt(FIRST, END) * SIZE);
            if (block != null) {
                return block;
            }
        }
        throw new ServerUnavailableException(
                "no " + SIZE + " free ports in a row between " + FIRST * SIZE + " and " + END * SIZE);
    }

    /** The block that begins there, or null if one of its ports is taken. */
    private static @Nullable PortBlock claim(int base) {
        ServerSocket claim = listen(base, InetAddress.getLoopbackAddress());
        if (claim == null) {
            return null;
        }
        PortBlock block = new PortBlock(claim);
        for (int number = 1; number < SIZE; number++) {
            ServerSocket free = listen(block.port(number), null);
            if (free == null) {
                block.close();
                return null;
            }
            close(free);
        }
        return block;
    }

    /** Listens, on every interface if no address is given. */
    private static @Nullable ServerSocket listen(int port, @Nullable InetAddress address) {
        try {
            return new ServerSocket(port, 1, address);
        } catch (IOException taken) {
            return null;
        }
    }

    /** The block's port of that number, from 1; the first port is the claim itself. */
    int port(int number) {
        if (number < 1 || number >= SIZE) {
            throw new IllegalArgumentException("a number from 1 to " + (SIZE - 1) + " was expected, not " + number);
        }
        return claim.getLocalPort() + number;
    }

    @Override
    public void close() {
        close(claim);
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("a listening socket could not be closed", e);
        }
    }
}
