package dev.connections4j.okhttp;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.testkit.Await;
import dev.connections4j.testkit.contract.LiveObjects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a thread that waits for its server keeps alive: counted. */
@Timeout(120)
class IdleLinksTest {
    private static final int LINKS = 60;
    private static final Pattern BUFFERS = Pattern.compile("okio\\.Segment|sun\\.nio\\.ch\\.Util\\$BufferCache");

    @Test
    void links_idle_holdNeitherSegmentsNorBufferCaches() {
        assumeTrue(VirtualThreads.factory("").isEmpty(), "virtual threads, whose reading holds a segment");
        try (MilvusStandIn server = MilvusStandIn.builder().start();
                ConnectionRegistry registry = ConnectionRegistry.create()) {
            for (int i = 0; i < LINKS; i++) {
                registry.connect(
                        "alias-" + i,
                        p -> p.address("127.0.0.1:" + server.port()).transport("okhttp"));
            }
            int[] left = {0};
            Await.until(
                    () -> LINKS + " idle links hold fewer buffers than one for two: now " + left[0],
                    () -> (left[0] = LiveObjects.count(BUFFERS)) < LINKS / 2);
        }
    }
}
