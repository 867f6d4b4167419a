package dev.connections4j.jmh.cost;

import dev.connections4j.Connection;
import dev.connections4j.jmh.Load;
import dev.connections4j.jmh.Turns;
import dev.connections4j.jmh.clients.BareChannel;
import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.clients.Named;
import dev.connections4j.jmh.report.Figure;
import dev.connections4j.jmh.server.BenchTarget;
import dev.connections4j.parameters.Pool;
import dev.connections4j.standin.TestCalls;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.stub.ClientCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Unary calls of many threads over a connection's channel, and over bare channels of the same stack with as many sockets, in short slices by turns. */
final class CallsMain {
    static final int CALLERS = 64;
    private static final int WARM_UP_CALLS = 60_000;
    private static final byte[] REQUEST = new byte[64];

    private CallsMain() {}

    /** Arguments: the transport, the bare client, how many sockets, how many slices. */
    public static void main(String[] arguments) throws Exception {
        ClientKind kind = ClientKind.valueOf(arguments[0]);
        ClientKind bare = ClientKind.valueOf(arguments[1]);
        int sockets = Integer.parseInt(arguments[2]);
        BenchTarget target = BenchTarget.ofThisJvm();
        Named named = kind.named();
        Channel channel = open(named, target, sockets).channel();
        List<Channel> bareChannels = new ArrayList<>();
        for (int i = 0; i < sockets; i++) {
            bareChannels.add(BareChannel.of(bare, target).channel());
        }
        AtomicInteger turn = new AtomicInteger();
        TimedLoad ours = new TimedLoad(CALLERS, () -> call(channel));
        TimedLoad theirs = new TimedLoad(CALLERS, () -> call(bareChannels.get(turn.getAndIncrement() % sockets)));
        Load.warmUp(WARM_UP_CALLS, ours.load(), theirs.load());
        Turns taken = Turns.take(Integer.parseInt(arguments[3]), List.of(ours::perSecond, theirs::perSecond));
        String scenario = CallsSection.scenario(sockets);
        print(scenario, kind, "completed", taken.median(0), "calls per second");
        print(scenario, kind, "ratio", taken.medianRatio(0, 1), "of the bare channel");
        print(scenario, kind, "p99", ours.p99Millis(), "ms");
        print(scenario, bare, "completed", taken.median(1), "calls per second");
        print(scenario, bare, "p99", theirs.p99Millis(), "ms");
        System.exit(0); // closes all
    }

    private static Connection open(Named named, BenchTarget target, int sockets) {
        return named.registry().connect("calls", p -> {
            named.parameters(target).accept(p);
            if (sockets > 1) {
                p.pool(Pool.QUEUE_POOL).poolSize(sockets);
            }
        });
    }

    private static void call(Channel channel) {
        ClientCalls.blockingUnaryCall(channel, TestCalls.ECHO, CallOptions.DEFAULT, REQUEST);
    }

    private static void print(String scenario, ClientKind client, String metric, double value, String unit) {
        new Figure(CallsSection.AREA, scenario, client.label(), metric, value, unit).print();
    }
}
