package dev.connections4j.jmh.distance;

import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.clients.Named;
import dev.connections4j.jmh.clients.RawSocket;
import dev.connections4j.jmh.clients.Sdk;
import dev.connections4j.jmh.server.BenchTarget;
import dev.connections4j.standin.roundtrips.RawCalls;
import io.grpc.Channel;
import io.milvus.v2.client.MilvusClientV2;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a client, for large calls.
 *
 * @param answers fetches the large answer so many times at once
 * @param upload sends the large request; null: the SDK has no call that Milvus only reads, and the floor of uploads is the server's windows
 * @param end closes the connection
 */
record Peer(Answers answers, @Nullable Work upload, Closeable end) implements AutoCloseable {
    /** Several large answers. */
    interface Answers {
        void fetch(int times) throws Exception;
    }

    /** What is done once. */
    interface Work {
        void run() throws Exception;
    }

    /** Connects. */
    static Peer connect(ClientKind kind, BenchTarget target) throws Exception {
        return switch (kind) {
            case SDK -> ofSdk(Sdk.open(target));
            case RAW -> ofSocket(new RawSocket().open(target), target);
            default -> ofChannel(kind.named(), target);
        };
    }

    private static Peer ofChannel(Named client, BenchTarget target) {
        Channel channel = client.open(target).channel();
        return new Peer(
                times -> atOnce(times, () -> BulkCalls.ask(channel)),
                () -> BulkCalls.upload(channel),
                client.registry()::close);
    }

    private static Peer ofSdk(MilvusClientV2 client) {
        return new Peer(times -> atOnce(times, () -> BulkCollection.requireAll(client)), null, client::close);
    }

    private static Peer ofSocket(Socket socket, BenchTarget target) throws Exception {
        RawCalls raw = RawCalls.over(socket, target.secure(), BenchTarget.TOKEN, BenchTarget.DATABASE);
        raw.call(BulkCalls.SMALL, new byte[0], 1); // the way is open from now on
        byte[] request = BulkCollection.request().toByteArray();
        return new Peer(times -> BulkCalls.require(raw.call(BulkCalls.QUERY, request, times) / times), null, socket);
    }

    private static void atOnce(int times, Work call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(() -> {
                    call.run();
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Override
    public void close() throws IOException {
        end.close();
    }
}
