package dev.connections4j.jmh.ingress;

import dev.connections4j.jmh.Load;
import dev.connections4j.jmh.clients.BareChannel;
import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.clients.Named;
import dev.connections4j.jmh.server.BenchTarget;
import dev.connections4j.standin.TestCalls;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.stub.ClientCalls;

/**
 * Unary calls of several threads over a connection's channel and over a bare channel of the same stack, in short slices by turns, to a
 * server that ends their sockets. Prints a line for each turn: calls that completed over ours, that failed, and the same over the bare one.
 */
final class IngressMain {
    private static final int THREADS = 8;
    private static final byte[] REQUEST = new byte[64];

    private IngressMain() {}

    /** Arguments: the transport, the bare client, turns, seconds of each client in a turn, calls of each before the first turn. */
    public static void main(String[] arguments) throws Exception {
        BenchTarget target = BenchTarget.ofThisJvm();
        int turns = Integer.parseInt(arguments[2]);
        int slices = Integer.parseInt(arguments[3]) * Load.SLICES_PER_SECOND;
        Named named = new Named(arguments[0], true);
        try (BareChannel bare = BareChannel.of(ClientKind.valueOf(arguments[1]), target)) {
            Load ours = load(named.open(target).channel());
            Load theirs = load(bare.channel());
            Load.warmUp(Long.parseLong(arguments[4]), ours, theirs);
            for (int turn = 0; turn < turns; turn++) {
                ours.reset();
                theirs.reset();
                for (int slice = 0; slice < slices; slice++) {
                    // what else the machine does meets both; the second one may be luckier
                    (slice % 2 == 0 ? ours : theirs).run();
                    (slice % 2 == 0 ? theirs : ours).run();
                }
                System.out.println(
                        ours.completed() + " " + ours.failed() + " " + theirs.completed() + " " + theirs.failed());
            }
            named.registry().close();
        }
        System.exit(0);
    }

    private static Load load(Channel channel) {
        return new Load(
                THREADS, () -> ClientCalls.blockingUnaryCall(channel, TestCalls.ECHO, CallOptions.DEFAULT, REQUEST));
    }
}
