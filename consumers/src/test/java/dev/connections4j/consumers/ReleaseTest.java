package dev.connections4j.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code -Prelease} makes of a copy of this repository, in which the poms say who publishes it. */
@Tag("long")
class ReleaseTest {
    private static final Path ROOT = Path.of(System.getProperty("consumers.root"));
    private static final List<String> POMS = List.of("pom.xml", "connections-bom/pom.xml");
    private static final Pattern OF_BOM =
            Pattern.compile("<artifactId>([\\w-]+)</artifactId>\\s*<version>\\$\\{project\\.version}");

    @TempDir
    private Path folder;

    @Test
    void release_publisherUnset_isRefused() throws IOException {
        Path copy = copy("unset");
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> Built.maven(copy, List.of("-Prelease", "validate")));
        for (String property : List.of("developer", "email", "scm", "url")) {
            assertTrue(refused.getMessage().contains("release." + property + ": "), refused.getMessage());
        }
    }

    @Test
    void release_twice_givesTheSameBytesAndAllThatIsPublished() throws IOException {
        SortedMap<String, Path> first = made("first");
        SortedMap<String, Path> second = made("second");
        assertEquals(first.keySet(), second.keySet());
        for (String name : first.keySet()) {
            assertEquals(-1, Files.mismatch(first.get(name), second.get(name)), name + " differs");
        }
        SortedSet<String> libraries = libraries();
        assertEquals(
                libraries,
                first.keySet().stream()
                        .filter(file -> file.endsWith(".jar"))
                        .map(file -> file.substring(0, file.indexOf('/')))
                        .collect(Collectors.toCollection(TreeSet::new)));
        for (String library : libraries) {
            String jar = library + "/target/" + library + "-" + Consumer.VERSION;
            for (String made : List.of(jar + ".jar", jar + "-sources.jar", jar + "-javadoc.jar")) {
                assertTrue(first.containsKey(made), made + " is not among " + first.keySet());
            }
            assertTrue(first.containsKey(library + "/target/bom.json"), library + " has no SBOM");
            assertSaysWhatItIs(first.get(jar + ".jar"));
        }
    }

    /** Those that the BOM lists. */
    private static SortedSet<String> libraries() throws IOException {
        return OF_BOM.matcher(Files.readString(ROOT.resolve("connections-bom/pom.xml")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertSaysWhatItIs(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            assertNotEquals(null, jar.getEntry("META-INF/LICENSE"), path.toString());
            var manifest = jar.getManifest().getMainAttributes();
            assertEquals(Consumer.VERSION, manifest.getValue("Implementation-Version"), path.toString());
            assertEquals("Apache-2.0", manifest.getValue("Bundle-License"), path.toString());
        }
    }

    private SortedMap<String, Path> made(String name) throws IOException {
        Path copy = copy(name);
        for (String each : POMS) {
            Path pom = copy.resolve(each);
            Files.writeString(pom, filledIn(Files.readString(pom)));
        }
        Built.maven(
                copy, List.of("-Prelease,!error-prone", "-Dmaven.test.skip=true", "-pl", "!consumers,!jmh", "package"));
        SortedMap<String, Path> made = new TreeMap<>();
        try (Stream<Path> files = Files.walk(copy)) {
            files.filter(file ->
                            copy.relativize(file).toString().matches("[\\w-]+/target/([^/]+\\.jar|bom\\.(xml|json))"))
                    .forEach(file -> made.put(copy.relativize(file).toString(), file));
        }
        return made;
    }

    private static String filledIn(String pom) {
        return pom.replace("<release.developer />", "<release.developer>A developer</release.developer>")
                .replace("<release.email />", "<release.email>developer@example.org</release.email>")
                .replace("<release.scm />", "<release.scm>https://example.org/repository</release.scm>")
                .replace("<release.url />", "<release.url>https://example.org</release.url>");
    }

    /** The sources, and nothing that was built. */
    private Path copy(String name) throws IOException {
        Path copy = folder.resolve(name);
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) throws IOException {
                if (!each.equals(ROOT) && each.getFileName().toString().matches("target|\\.(?!mvn$).*")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copy.resolve(ROOT.relativize(each).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                Files.copy(each, copy.resolve(ROOT.relativize(each).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
        return copy;
    }
}
