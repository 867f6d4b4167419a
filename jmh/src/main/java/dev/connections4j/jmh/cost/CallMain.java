package dev.connections4j.jmh.cost;

import dev.connections4j.Connection;
import dev.connections4j.grpc.CallHeaders;
import dev.connections4j.jmh.Heap;
import dev.connections4j.jmh.Turns;
import dev.connections4j.jmh.clients.ConnectCall;
import dev.connections4j.jmh.clients.Named;
import dev.connections4j.jmh.server.BenchTarget;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.TestCalls;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.util.List;

/**
 * A unary call over a connection's channel and over a bare channel with the same headers, to a server in this process, in turns: what the machine
 * does meanwhile meets both. Prints the median of how much longer ours takes, and of the microseconds of both.
 */
final class CallMain {
    private static final int WARM_UP_CALLS = 20_000;
    private static final int CALLS = 500;
    private static final int COUNTS = 21;
    private static final byte[] REQUEST = new byte[64];

    private CallMain() {}

    /** Arguments: {@code time} and how many turns, or {@code bytes}. */
    public static void main(String[] arguments) {
        try (MilvusStandIn server = MilvusStandIn.builder()
                .user(BenchTarget.USER, BenchTarget.PASSWORD)
                .database(BenchTarget.DATABASE)
                .start()) {
            BenchTarget target = new BenchTarget(server.port(), null);
            Named named = new Named("netty", true);
            Connection connection = named.open(target);
            // without retries, as a connection's: gRPC keeps a copy of each message for them
            ManagedChannel plain = NettyChannelBuilder.forAddress("127.0.0.1", target.port())
                    .usePlaintext()
                    .disableRetry()
                    .build();
            Metadata headers = ConnectCall.headers();
            headers.put(
                    CallHeaders.IDENTIFIER,
                    Long.toString(connection.identifier().orElseThrow()));
            Channel bare = ClientInterceptors.intercept(plain, MetadataUtils.newAttachHeadersInterceptor(headers));
            call(WARM_UP_CALLS, bare);
            call(WARM_UP_CALLS, connection.channel());
            if (arguments[0].equals("time")) {
                time(Integer.parseInt(arguments[1]), bare, connection.channel());
            } else {
                bytes(bare, connection.channel());
            }
            plain.shutdownNow();
            named.registry().close();
        }
        System.exit(0);
    }

    private static void time(int turns, Channel bare, Channel ours) {
        Turns taken = Turns.take(turns, List.of(() -> micros(bare), () -> micros(ours)));
        System.out.println(taken.medianRatio(1, 0) + " " + taken.median(0) + " " + taken.median(1));
    }

    private static double micros(Channel channel) {
        long start = System.nanoTime();
        call(CALLS, channel);
        return (System.nanoTime() - start) / 1_000.0 / CALLS;
    }

    private static void bytes(Channel bare, Channel ours) {
        Turns taken = Turns.take(COUNTS, List.of(() -> allocated(bare), () -> allocated(ours)));
        double all = Heap.allocatedBy(() -> call(CALLS, bare)) / (double) CALLS;
        System.out.println(taken.medianDifference(1, 0) + " " + all);
    }

    /** By the thread that calls, which does all that a channel adds. */
    private static double allocated(Channel channel) {
        return Heap.allocatedHere(() -> call(CALLS, channel)) / (double) CALLS;
    }

    private static void call(int times, Channel channel) {
        for (int i = 0; i < times; i++) {
            ClientCalls.blockingUnaryCall(channel, TestCalls.ECHO, CallOptions.DEFAULT, REQUEST);
        }
    }
}
