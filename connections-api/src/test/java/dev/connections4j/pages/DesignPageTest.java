package dev.connections4j.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page that leads through the code names types that are there. */
class DesignPageTest {
    private static final Pattern NAME = Pattern.compile("`([A-Z][a-z]\\w+)`");

    /** Of the libraries below. */
    private static final Set<String> FOREIGN = Set.of("ManagedChannel");

    @Test
    void designPage_namesTypesOfThisProject() {
        Set<String> types = Checkout.mainSources().stream()
                .map(source -> source.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        List<String> named = NAME.matcher(Checkout.read(Checkout.ROOT.resolve("docs/design.md")))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertTrue(named.size() > 20, () -> "types found: " + named);
        assertEquals(
                List.of(),
                named.stream()
                        .filter(name -> !types.contains(name) && !FOREIGN.contains(name))
                        .toList());
    }
}
