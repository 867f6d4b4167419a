package dev.connections4j.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** As many jars as {@code docs/transports.md} says are on the path of a consumer. */
class TransportsPageTest {
    private static final Path PAGE = Path.of(System.getProperty("consumers.root"), "docs", "transports.md");
    private static final String ROW = "| jars on the path (with `netty-natives`) |";

    @Test
    void jars_areThoseOfTheConsumers() throws IOException {
        String row = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith(ROW))
                .findFirst()
                .orElse("");
        assertEquals(
                ROW + " " + alone("netty") + " (" + withNatives("netty") + ") | " + alone("okhttp") + " | "
                        + alone("armeria") + " (" + withNatives("armeria") + ") |",
                row);
    }

    private static int alone(String transport) {
        return brought(Consumer.of(transport, "transport-" + transport));
    }

    private static int withNatives(String transport) {
        return brought(Consumer.withBom("natives-" + transport, "transport-" + transport, "netty-natives"));
    }

    /** All but the jar of the consumer itself. */
    private static int brought(Consumer consumer) {
        return Built.of(consumer).jars().size() - 1;
    }
}
