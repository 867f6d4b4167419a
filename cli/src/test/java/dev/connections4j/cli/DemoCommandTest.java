package dev.connections4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.standin.MilvusStandIn;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DemoCommandTest {
    @Test
    void tour_showsEachTransportTwiceWithBars() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Screen screen = new Screen(new PrintStream(out, true, StandardCharsets.UTF_8), false, false);
        try (MilvusStandIn server = MilvusStandIn.open();
                ConnectionRegistry registry = ConnectionRegistry.builder()
                        .environment(Map.of())
                        .withoutDotEnv()
                        .build()) {
            DemoServer demo = new DemoServer("http://" + server.address(), "a stand-in", () -> {});
            assertEquals(0, DemoCommand.tour(registry, demo, new TextReport(screen, screen)));
        }
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        for (String transport : OnPath.OURS) {
            String head = "✓ books-" + transport + " to ";
            assertEquals(2, lines.stream().filter(line -> line.startsWith(head)).count(), lines.toString());
        }
        assertEquals(
                6,
                lines.stream()
                        .filter(line -> line.matches("  Connect +[█▏▎▍▌▋▊▉]+ .* ms"))
                        .count());
        assertTrue(lines.stream().anyMatch(line -> line.contains("server v2.3.5-standin (STANDALONE)")));
    }

    @Test
    void tour_serverThatIsAway_fails() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Screen screen = new Screen(new PrintStream(out, true, StandardCharsets.UTF_8), false, false);
        MilvusStandIn server = MilvusStandIn.open();
        server.close();
        try (ConnectionRegistry registry = ConnectionRegistry.builder()
                .environment(Map.of())
                .withoutDotEnv()
                .build()) {
            DemoServer demo = new DemoServer("http://" + server.address(), "nothing", () -> {});
            assertEquals(1, DemoCommand.tour(registry, demo, new JsonReport(screen)));
        }
        String text = out.toString(StandardCharsets.UTF_8);
        assertEquals(
                3,
                text.lines()
                        .filter(line -> line.contains("\"reason\":\"REFUSED\""))
                        .count(),
                text);
    }
}
