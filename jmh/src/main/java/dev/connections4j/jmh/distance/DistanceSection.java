package dev.connections4j.jmh.distance;

import dev.connections4j.jmh.Effort;
import dev.connections4j.jmh.JavaCommand;
import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.report.Figure;
import dev.connections4j.jmh.report.Medians;
import dev.connections4j.jmh.report.Results;
import dev.connections4j.jmh.server.BenchTarget;
import dev.connections4j.standin.roundtrips.DelayProxy;
import java.time.Duration;
import java.util.List;

/** Runs {@link DistanceMain} through a proxy that delays: an answer of 12 MB, a request of 8 MB. */
public final class DistanceSection {
    /** Its figures' area. */
    public static final String AREA = "distance";

    /** The first large answer of a connection. */
    public static final String FIRST = "first answer";

    /** The third one. */
    public static final String LATER = "answer";

    /** Eight answers at once. */
    public static final String AT_ONCE = "8 answers at once";

    /** The large request. */
    static final String UPLOAD = "upload";

    /** What is to be the same over each transport. */
    public static final List<String> BULK = List.of(FIRST, LATER, AT_ONCE, UPLOAD);

    private DistanceSection() {}

    /** How figures name the server at a distance. */
    public static String scenario(String server, int roundTripMillis) {
        return server + ", " + roundTripMillis + " ms";
    }

    /** All clients to a real Milvus, in which a collection is made for it. */
    public static void measure(BenchTarget target, String server, Effort effort, Results results) {
        BulkCollection.create(target);
        Medians medians = new Medians(results);
        for (int millis : effort.distances()) {
            try (DelayProxy proxy = DelayProxy.to(target.port(), Duration.ofMillis(millis))) {
                String output = JavaCommand.output(
                        DistanceMain.class,
                        ClientKind.NETTY_NATIVES.jvmArguments(target.by(proxy.port()), "-Xmx3g"),
                        List.of(
                                scenario(server, millis),
                                Integer.toString(effort.rounds()),
                                Integer.toString(target.port())));
                Figure.in(output).forEach(medians::add);
            }
        }
        medians.done();
    }
}
