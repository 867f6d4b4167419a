package dev.connections4j.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Javadoc, messages and pages are in plain English: "notified" or "reported", "the caller", "cannot". */
class PlainWordsTest {
    /** A line break in a comment comes with an asterisk. */
    private static final Pattern UNWANTED =
            Pattern.compile("\\b(told|whoever|can[\\s*]+not)\\b", Pattern.CASE_INSENSITIVE);

    @Test
    void mainSources_havePlainWords() {
        List<Path> sources = Checkout.mainSources();
        assertTrue(sources.size() > 100, () -> "sources found: " + sources);
        assertEquals(List.of(), unwanted(sources));
    }

    @Test
    void pages_havePlainWords() {
        assertEquals(List.of(), unwanted(Checkout.pages()));
    }

    @Test
    void unwantedWords_areFoundAcrossLinesAndCases() {
        assertEquals(
                3,
                inText("Whoever asks is told that it can\n     * not be; an untold one cannot.")
                        .count());
    }

    private static List<String> unwanted(List<Path> files) {
        return files.stream()
                .flatMap(
                        file -> inText(Checkout.read(file)).map(found -> Checkout.ROOT.relativize(file) + ": " + found))
                .toList();
    }

    private static Stream<String> inText(String text) {
        return UNWANTED.matcher(text).results().map(found -> line(text, found) + ": " + found.group());
    }

    private static long line(String text, MatchResult found) {
        return text.substring(0, found.start()).lines().count();
    }
}
