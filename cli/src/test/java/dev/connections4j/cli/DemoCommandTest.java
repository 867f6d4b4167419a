package dev.connections4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.cli.demo.Galaxy;
import dev.connections4j.cli.demo.Sky;
import dev.connections4j.cli.demo.StarSearch;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.servers.RealServers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
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
            DemoServer demo = new DemoServer("http://" + server.address(), "a stand-in", false, () -> {});
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
        assertTrue(lines.get(lines.size() - 1).startsWith("A stand-in keeps no vectors"), lines.toString());
    }

    @Test
    void tour_onMilvusLite_searchesOverEachTransport_andDraws() {
        List<String> lines = tourOnMilvusLite(false).lines().toList();
        for (String transport : OnPath.OURS) {
            String head = "✓ books-" + transport + " made a collection, filled it and found the 10 nearest";
            int at = lines.indexOf(head);
            assertTrue(at > 0, lines.toString());
            List<String> steps = List.of("collection", "vectors", "index", "search");
            for (int i = 0; i < steps.size(); i++) {
                assertTrue(
                        lines.get(at + 1 + i).matches("  " + steps.get(i) + " +[█▏▎▍▌▋▊▉]+ .* ms"),
                        lines.get(at + 1 + i));
            }
        }
        assertTrue(lines.stream().anyMatch(line -> line.endsWith("the same over each transport:")), lines.toString());
        String picture = String.join("", lines.subList(lines.size() - Sky.LINES, lines.size()));
        assertEquals(1, picture.chars().filter(sign -> sign == '✚').count(), picture);
        assertTrue(picture.chars().filter(sign -> sign == '●').count() > 5, picture);
    }

    @Test
    void tour_onMilvusLite_findsTheNearest() {
        List<Long> nearest = LongStream.range(0, Galaxy.STARS)
                .boxed()
                .sorted(Comparator.comparingDouble(DemoCommandTest::distance))
                .limit(StarSearch.NEAREST)
                .toList();
        String expected = "\"found\":" + nearest.toString().replace(" ", "");
        String text = tourOnMilvusLite(true);
        assertEquals(3, text.lines().filter(line -> line.contains(expected)).count(), expected + "\n" + text);
    }

    private static double distance(long id) {
        Galaxy.Star star = Galaxy.stars().get((int) id);
        return Math.hypot(star.x() - Galaxy.here().x(), star.y() - Galaxy.here().y());
    }

    private static String tourOnMilvusLite(boolean json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Screen screen = new Screen(new PrintStream(out, true, StandardCharsets.UTF_8), false, false);
        try (ConnectionRegistry registry = ConnectionRegistry.builder()
                .environment(Map.of())
                .withoutDotEnv()
                .build()) {
            String uri = "http://127.0.0.1:" + RealServers.lite().port();
            Report report = json ? new JsonReport(screen) : new TextReport(screen, screen);
            assertEquals(0, DemoCommand.tour(registry, new DemoServer(uri, "Milvus Lite", true, () -> {}), report));
        }
        return out.toString(StandardCharsets.UTF_8);
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
            DemoServer demo = new DemoServer("http://" + server.address(), "nothing", true, () -> {});
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
