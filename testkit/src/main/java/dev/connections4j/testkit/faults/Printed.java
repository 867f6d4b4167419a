package dev.connections4j.testkit.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The messages as they were printed, one for each row, kept beside the suite: what a transport prints is compared with them, so that it is the
 * same on all, and the page of failures is made from them.
 */
final class Printed {
    static final String REFRESH = "faults.refresh";
    private static final String FILE = "messages.txt";
    private static final String BETWEEN = " => ";

    private final Map<String, String> messages = new TreeMap<>();

    private Printed() {}

    static Printed load() {
        Printed printed = new Printed();
        try (InputStream in = Printed.class.getResourceAsStream(FILE)) {
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
                .replaceAll("(127\\.0\\.0\\.1|localhost):\\d+", "$1:19530")
                .replaceAll("NotAfter: [^.;]*", "NotAfter: DATE")
                .replaceAll("/\\S*/connections4j-\\S*/", "/tmp/")
                .replaceAll("\\s*\\R\\s*", " ");
    }

    String of(FaultRow row) {
        return messages.getOrDefault(row.key(), "");
    }

    void put(FaultRow row, String message) {
        messages.put(row.key(), message);
    }

    Map<String, String> all() {
        return messages;
    }

    /** Writes them where they are kept; rows that are no more go. */
    void save(Path checkout, java.util.Set<String> keys) {
        messages.keySet().retainAll(keys);
        String text = messages.entrySet().stream()
                .map(e -> e.getKey() + BETWEEN + e.getValue() + "\n")
                .collect(Collectors.joining());
        Path file = checkout.resolve("testkit/src/main/resources")
                .resolve(Printed.class.getPackageName().replace('.', '/'))
                .resolve(FILE);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
