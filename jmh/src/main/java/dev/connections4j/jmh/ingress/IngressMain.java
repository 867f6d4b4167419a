package dev.connections4j.jmh.ingress;

import dev.connections4j.jmh.clients.BareChannel;
import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.clients.Named;
import dev.connections4j.jmh.server.BenchTarget;
import dev.connections4j.standin.TestCalls;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Unary calls of several threads over a connection's channel and over a bare channel of the same stack, in short slices by turns, to a
 * server that ends their sockets. Prints a line for each turn: calls that completed over ours, that failed, and the same over the bare one.
 */
final class IngressMain {
    private static final int THREADS = 8;
    private static final int SLICES_PER_SECOND = 4;
    private static final int WARM_UP_CALLS = 20_000;
    private static final byte[] REQUEST = new byte[64];

    private IngressMain() {}

    /** Arguments: the transport, the bare client, turns, seconds of each client in a turn. */
    public static void main(String[] arguments) throws Exception {
        BenchTarget target = BenchTarget.ofThisJvm();
        int turns = Integer.parseInt(arguments[2]);
        int slices = Integer.parseInt(arguments[3]) * SLICES_PER_SECOND;
        Named named = new Named(arguments[0], true);
        try (BareChannel bare = BareChannel.of(ClientKind.valueOf(arguments[1]), target)) {
            Load ours = new Load(
                    named.registry().connect("books", named.parameters(target)).channel());
            Load theirs = new Load(bare.channel());
            while (ours.completed.sum() < WARM_UP_CALLS || theirs.completed.sum() < WARM_UP_CALLS) {
                ours.run();
                theirs.run();
            }
            for (int turn = 0; turn < turns; turn++) {
                ours.reset();
                theirs.reset();
                for (int slice = 0; slice < slices; slice++) {
                    // what else the machine does meets both; the second one may be luckier
                    (slice % 2 == 0 ? ours : theirs).run();
                    (slice % 2 == 0 ? theirs : ours).run();
                }
                System.out.println(ours + " " + theirs);
            }
            named.registry().close();
        }
        System.exit(0);
    }

    /** Calls over one channel. */
    private static final class Load {
        private final Channel channel;
        private final LongAdder completed = new LongAdder();
        private final LongAdder failed = new LongAdder();

        Load(Channel channel) {
            this.channel = channel;
        }

        void reset() {
            completed.reset();
            failed.reset();
        }

        void run() throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1) / SLICES_PER_SECOND;
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Thread thread = new Thread(() -> callUntil(end));
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }

        private void callUntil(long end) {
            while (System.nanoTime() - end < 0) {
                try {
                    ClientCalls.blockingUnaryCall(channel, TestCalls.ECHO, CallOptions.DEFAULT, REQUEST);
                    completed.increment();
                } catch (StatusRuntimeException e) {
                    failed.increment();
                }
            }
        }

        @Override
        public String toString() {
            return completed + " " + failed;
        }
    }
}
