package dev.connections4j.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every link of a page to another file, and to a heading, leads somewhere. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");
    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```");

    @Test
    void pages_linkToWhatIsThere() {
        List<String> dead = new ArrayList<>();
        int checked = 0;
        for (Path page : Checkout.pages()) {
            for (String link : links(page)) {
                if (!link.matches("(https?|mailto):.*")) {
                    checked++;
                    if (!isThere(page, link)) {
                        dead.add(Checkout.ROOT.relativize(page) + ": " + link);
                    }
                }
            }
        }
        assertEquals(List.of(), dead);
        assertTrue(checked > 10, "links found: " + checked);
    }

    @Test
    void docs_areAllListed() {
        Path list = Checkout.ROOT.resolve("docs/README.md");
        Set<Path> listed = new HashSet<>();
        links(list)
                .forEach(link ->
                        listed.add(list.resolveSibling(link.split("#", 2)[0]).normalize()));
        assertEquals(
                List.of(),
                Checkout.pages().stream()
                        .filter(page -> page.getParent().equals(list.getParent()))
                        .filter(page -> !page.equals(list) && !listed.contains(page))
                        .toList());
    }

    @Test
    void anchors_areThoseOfGitHub() {
        assertEquals(
                Set.of("tls-and-certificates", "a-db-file", "tls-and-certificates-1"),
                anchors(
                        "# TLS, and certificates\n## A `.db` file\n```\n# no heading\n```\n### TLS and certificates\n"));
    }

    private static List<String> links(Path page) {
        return LINK.matcher(withoutCode(Checkout.read(page)))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static boolean isThere(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (parts.length == 1) {
            return Files.exists(file);
        }
        return Files.isRegularFile(file) && anchors(Checkout.read(file)).contains(parts[1]);
    }

    /** As GitHub names headings: lower case, no punctuation, dashes for blanks, a number for the second of a name. */
    private static Set<String> anchors(String markdown) {
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (MatchResult heading :
                HEADING.matcher(withoutCode(markdown)).results().toList()) {
            String name = heading.group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            int before = seen.merge(name, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? name : name + "-" + before);
        }
        return anchors;
    }

    private static String withoutCode(String markdown) {
        return CODE_BLOCK.matcher(markdown).replaceAll("");
    }
}
