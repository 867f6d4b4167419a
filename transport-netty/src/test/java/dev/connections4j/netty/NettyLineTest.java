package dev.connections4j.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.util.Version;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The suites run on the line of Netty that they are meant for, and on nothing else. */
class NettyLineTest {
    private static final String EXPECTED = System.getProperty("netty.expected", "4.2.");

    @Test
    void allOfNetty_isOfTheExpectedLine() {
        String others = Version.identify().values().stream()
                .filter(each -> !each.artifactId().startsWith("netty-tcnative"))
                .filter(each -> !each.artifactVersion().startsWith(EXPECTED))
                .map(Version::toString)
                .collect(Collectors.joining());
        assertEquals("", others);
        assertTrue(Version.identify().containsKey("netty-transport"));
    }

    @Test
    void eventLoops_areOfThatLine() {
        NettyEventLoops loops = new NettyEventLoops();
        String type = loops.next().getClass().getSimpleName();
        loops.end().join();
        assertEquals(EXPECTED.equals("4.2.") ? "SingleThreadIoEventLoop" : "NioEventLoop", type);
    }
}
