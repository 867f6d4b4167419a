package dev.connections4j.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of {@code docs/observing.md}, and the same of what was really emitted. */
final class PageTables {
    private static final Pattern METER =
            Pattern.compile("(?m)^\\| `(connections4j\\.[a-z.]+)` \\| (\\w+) \\| (\\S+) \\| (.+?) \\| .+ \\|$");
    private static final Pattern EVENT = Pattern.compile("(?m)^\\| `(dev\\.connections4j\\.\\w+)` \\| (.+) \\|$");
    private static final Pattern CODE = Pattern.compile("`(\\w+)`");

    private PageTables() {}

    /** Each meter as name, type, unit and tags. */
    static Set<String> meters() {
        return METER.matcher(page())
                .results()
                .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3) + " " + codes(row.group(4)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> of(Stream<Meter> meters) {
        return meters.map(Meter::getId)
                .map(id -> id.getName() + " " + id.getType().name().toLowerCase(Locale.ROOT) + " "
                        + (id.getBaseUnit() == null ? "–" : id.getBaseUnit()) + " "
                        + id.getTags().stream().map(Tag::getKey).collect(Collectors.toCollection(TreeSet::new)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The fields of each event. */
    static Map<String, Set<String>> events() {
        Set<String> outcome = codes(page().replaceAll("(?s).*An outcome has (.*?)Times are time spans.*", "$1"));
        Map<String, Set<String>> events = new TreeMap<>();
        for (MatchResult row : EVENT.matcher(page()).results().toList()) {
            Set<String> fields = codes(row.group(2));
            fields.addAll(Set.of("alias", "address", "transport"));
            if (row.group(2).contains("those of an outcome")) {
                fields.addAll(outcome);
            }
            events.put(row.group(1), fields);
        }
        return events;
    }

    private static Set<String> codes(String text) {
        return CODE.matcher(text).results().map(code -> code.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String page() {
        try {
            return Files.readString(Path.of(System.getProperty("basedir", "."), "..", "docs", "observing.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
