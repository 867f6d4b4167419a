package dev.connections4j.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which versions a pom gets from us, and which it keeps. */
class BomsTest {
    private static final String OURS = "dev.connections4j:connections-bom:" + Consumer.VERSION + ":pom";
    private static final Pattern NETTY = Pattern.compile("netty-[a-z].*-(\\d+\\.\\d+)\\.(\\d+)\\.Final(-.*)?\\.jar");
    private static final int LAST_WITH_FIXES = 17;

    @Test
    void connectionsBom_inSpringBoot_movesNoVersion() {
        Consumer without = Surroundings.frameworks()
                .filter(each -> each.key().equals("boot-4.0.7"))
                .findFirst()
                .orElseThrow()
                .with("netty");
        List<String> dependencies = new ArrayList<>(without.dependencies());
        dependencies.set(dependencies.size() - 1, "dev.connections4j:transport-netty");
        Consumer with =
                new Consumer("boot-with-bom", without.sources(), without.parent(), List.of(OURS), dependencies, "");
        List<String> jars = names(with);
        assertEquals(names(without), jars);
        assertTrue(jars.contains("netty-common-4.2.15.Final.jar"), jars.toString());
        assertTrue(jars.stream().anyMatch(jar -> jar.matches("guava-.*-jre\\.jar")), jars.toString());
        assertTrue(jars.stream().anyMatch(jar -> jar.matches("protobuf-java-4\\..*")), jars.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"netty", "armeria"})
    void oneDependency_bringsANettyWithItsFixes(String transport) {
        List<Matcher> netty = names(Consumer.of(transport, "transport-" + transport)).stream()
                .filter(jar -> !jar.contains("tcnative"))
                .map(NETTY::matcher)
                .filter(Matcher::matches)
                .toList();
        assertFalse(netty.isEmpty());
        for (Matcher jar : netty) {
            assertEquals("4.2", jar.group(1), jar.group());
            assertTrue(Integer.parseInt(jar.group(2)) >= LAST_WITH_FIXES, jar.group());
        }
    }

    private static List<String> names(Consumer consumer) {
        return Built.of(consumer).jars().stream()
                .map(jar -> jar.getFileName().toString())
                .toList();
    }
}
