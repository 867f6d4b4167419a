package dev.connections4j.testkit.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.connections4j.ConnectFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The messages as they were printed, one for each row, kept beside the suite: what a transport prints is compared with them, so that it is the
 * same on all, and the page of failures is made from them.
 */
final class GoldenMessages {
    static final String REFRESH = "faults.refresh";
    private static final String FILE = "messages.txt";
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\u2028\\u2029]");
    private static final int LONGEST = 2000;
    private static final String BETWEEN = " => ";

    private final Map<String, String> messages = new TreeMap<>();

    private GoldenMessages() {}

    static GoldenMessages load() {
        GoldenMessages printed = new GoldenMessages();
        try (InputStream in = Boolean.getBoolean(REFRESH)
                ? Files.newInputStream(file(FailurePage.checkout()))
                : GoldenMessages.class.getResourceAsStream(FILE)) {
            String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            text.lines().filter(line -> line.contains(BETWEEN)).forEach(line -> {
                int at = line.indexOf(BETWEEN);
                printed.messages.put(line.substring(0, at), line.substring(at + BETWEEN.length()));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return printed;
    }

    /** A message without what differs from run to run: times, ports, folders, dates, and the transport's name. */
    static String normal(String message, String transport) {
        return message.replace(" over " + transport + " ", " over TRANSPORT ")
                .replaceAll("failed after \\d+ ms", "failed after 12 ms")
                .replaceAll("(127\\.0\\.0\\.[12]|localhost|several\\.test):\\d+", "$1:19530")
                .replaceAll("NotAfter: [^.;]*", "NotAfter: DATE")
                .replaceAll("which expired on [0-9-]+", "which expired on DATE")
                .replaceAll("/\\S*/(connections4j|junit)-?\\w*/", "/tmp/")
                .replaceAll("/\\S*/milvus-lite ", "milvus-lite ")
                .replaceAll("\\s*\\R\\s*", " ");
    }

    /** Whether a failure says what it should, in the words that are kept; when refreshing, these words are kept from now on. */
    void assertNamed(FaultRow row, ConnectFailedException failure) {
        String said = String.valueOf(failure.getMessage());
        assertEquals(row.reason(), failure.reason(), said);
        assertEquals(row.stage(), row.normal(failure.stage().orElse(null)), said);
        assertEquals(row.waitable(), failure.failure().waitable(), said);
        assertEquals(row.reason().remedy().isEmpty(), failure.failure().remedy().isEmpty(), said);
        assertFalse(UNPRINTABLE.matcher(said).find() || said.length() > LONGEST, () -> "not one bounded line: " + said);
        String message = row.normal(normal(said, failure.transport()));
        if (Boolean.getBoolean(REFRESH)) {
            messages.put(row.key(), message);
        }
        assertEquals(
                of(row),
                message,
                () -> "another message than was kept; if it is right, refresh by: " + FailurePage.COMMAND);
    }

    String of(FaultRow row) {
        return messages.getOrDefault(row.key(), "");
    }

    /** Writes them where they are kept; rows that are no more go. */
    void save(Path checkout, java.util.Set<String> keys) {
        messages.keySet().retainAll(keys);
        String text = messages.entrySet().stream()
                .map(e -> e.getKey() + BETWEEN + e.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            Files.writeString(file(checkout), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path checkout) {
        return checkout.resolve("testkit/src/main/resources")
                .resolve(GoldenMessages.class.getPackageName().replace('.', '/'))
                .resolve(FILE);
    }
}
