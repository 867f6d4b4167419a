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
import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * Unary calls of several threads over a connection's channel and over a bare channel of the same stack, in short slices by turns, to
 * servers that end their sockets. Prints a line for each turn: calls that completed over ours, that failed, and the same over the bare one.
 */
final class IngressMain {
    private static final int THREADS = 8;
    private static final int WARM_UP_SECONDS = 60;
    private static final byte[] REQUEST = new byte[64];

    private IngressMain() {}

    /**
     * Arguments: the transport, the bare client, turns, seconds of each client in a turn, the ports that are measured, one after the other.
     * What happens with each socket is compiled to the end after some 5,000 of them: the server that this JVM is started for is called first,
     * and ends its sockets soon.
     */
    public static void main(String[] arguments) throws Exception {
        BenchTarget warmUp = BenchTarget.ofThisJvm();
        String transport = arguments[0];
        ClientKind bareKind = ClientKind.valueOf(arguments[1]);
        int turns = Integer.parseInt(arguments[2]);
        int slices = Integer.parseInt(arguments[3]) * Load.SLICES_PER_SECOND;
        withLoads(transport, bareKind, warmUp, (ours, theirs) -> Load.untilCompiled(WARM_UP_SECONDS, ours, theirs));
        for (String port : Arrays.asList(arguments).subList(4, arguments.length)) {
            withLoads(transport, bareKind, warmUp.by(Integer.parseInt(port)), (ours, theirs) -> {
                Load.untilCompiled(WARM_UP_SECONDS, ours, theirs);
                for (int turn = 0; turn < turns; turn++) {
                    turn(slices, ours, theirs);
                }
            });
        }
        System.exit(0);
    }

    private static void withLoads(
            String transport, ClientKind bareKind, BenchTarget target, BiConsumer<Load, Load> action) throws Exception {
        Named named = new Named(transport, true);
        try (BareChannel bare = BareChannel.of(bareKind, target)) {
            action.accept(load(named.open(target).channel()), load(bare.channel()));
        } finally {
            named.registry().close();
        }
    }

    private static void turn(int slices, Load ours, Load theirs) {
        ours.reset();
        theirs.reset();
        for (int slice = 0; slice < slices; slice++) {
            // what else the machine does meets both; the second one may be luckier
            (slice % 2 == 0 ? ours : theirs).run();
            (slice % 2 == 0 ? theirs : ours).run();
        }
        System.out.println(ours.completed() + " " + ours.failed() + " " + theirs.completed() + " " + theirs.failed());
    }

    private static Load load(Channel channel) {
        return new Load(
                THREADS, () -> ClientCalls.blockingUnaryCall(channel, TestCalls.ECHO, CallOptions.DEFAULT, REQUEST));
    }
}
