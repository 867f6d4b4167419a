package dev.connections4j.jmh.distance;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.jmh.report.Figure;
import dev.connections4j.jmh.report.Results;
import dev.connections4j.standin.TestCalls;
import dev.connections4j.testkit.eager.WindowServer;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;

/** How much of an answer each transport lets a server send at once: what decides how long a large one takes over a distance, without a clock. */
public final class Windows {
    /** The figures' metric. */
    public static final String METRIC = "window";

    /** The figures' scenario: how large the answer is. */
    public static final String SCENARIO = "after 48 MB";

    private static final int MESSAGES = 48_000_000 / WindowServer.MESSAGE_BYTES;
    private static final double MEBIBYTE = 1 << 20;

    private Windows() {}

    /** Fetches the answer from a server that sends as far as it may, and only then reads on. */
    public static void measure(String transport, Results results) throws IOException {
        try (WindowServer server = WindowServer.with(MESSAGES);
                ConnectionRegistry registry = ConnectionRegistry.create()) {
            Channel channel = registry.connect(
                            "windows",
                            p -> p.address("127.0.0.1:" + server.port())
                                    .transport(transport)
                                    .timeout(Duration.ofMinutes(1)))
                    .channel();
            Iterator<byte[]> answer = ClientCalls.blockingServerStreamingCall(
                    channel,
                    TestCalls.CHAT.toBuilder()
                            .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
                            .build(),
                    CallOptions.DEFAULT,
                    new byte[0]);
            int messages = 0;
            while (answer.hasNext()) {
                answer.next();
                messages++;
            }
            if (messages != MESSAGES) {
                throw new IllegalStateException(messages + " messages came");
            }
            double mebibytes = server.widest() / MEBIBYTE;
            results.add(new Figure(DistanceSection.AREA, SCENARIO, transport, METRIC, mebibytes, "MiB"));
        }
    }
}
