package dev.connections4j.standin.roundtrips;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** The bytes that go one way: read when they come, written when they are due. One thread does each. */
final class OneWay {
    private static final int CHUNK_BYTES = 16 << 10;

    private record Chunk(ByteBuffer bytes, long due, int depth) {}

    private final BlockingQueue<Chunk> underWay = new LinkedBlockingQueue<>();
    private final Socket from;
    private final Socket to;
    private final long opensAt;
    private final long delayNanos;
    private final IntSupplier depth;
    private final IntConsumer arrival;

    /**
     * A way.
     *
     * @param opensAt when the first byte may set out
     * @param depth asked when bytes set out
     * @param arrival gets the depth of the bytes, right before the other side sees them; and 0 when the way opens
     */
    OneWay(Socket from, Socket to, long opensAt, long delayNanos, IntSupplier depth, IntConsumer arrival) {
        this.from = from;
        this.to = to;
        this.opensAt = opensAt;
        this.delayNanos = delayNanos;
        this.depth = depth;
        this.arrival = arrival;
    }

    void read() throws IOException {
        try {
            InputStream in = from.getInputStream();
            byte[] buffer = new byte[CHUNK_BYTES];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                send(ByteBuffer.wrap(Arrays.copyOf(buffer, count)));
            }
        } finally {
            send(ByteBuffer.allocate(0));
        }
    }

    private void send(ByteBuffer bytes) {
        long now = System.nanoTime();
        long start = now - opensAt < 0 ? opensAt : now;
        underWay.add(new Chunk(bytes, start + delayNanos, depth.getAsInt()));
    }

    void write() throws IOException, InterruptedException {
        OutputStream out = to.getOutputStream();
        await(opensAt);
        arrival.accept(0);
        while (true) {
            Chunk chunk = underWay.take();
            await(chunk.due());
            if (!chunk.bytes().hasRemaining()) {
                to.shutdownOutput();
                return;
            }
            arrival.accept(chunk.depth());
            out.write(chunk.bytes().array());
        }
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
