package dev.connections4j.pages;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of this checkout that people read. */
final class Checkout {
    static final Path ROOT = Path.of(System.getProperty("basedir", "."), "..").normalize();

    private Checkout() {}

    /** The Markdown at the root, in {@code docs} and beside the benchmarks' results. */
    static List<Path> pages() {
        List<Path> pages = new ArrayList<>();
        for (String folder : List.of(".", "docs", "jmh/results")) {
            pages.addAll(in(
                    ROOT.resolve(folder).normalize(),
                    Files::list,
                    page -> page.toString().endsWith(".md")));
        }
        assertTrue(pages.contains(ROOT.resolve("README.md")), () -> "README.md is missing among " + pages);
        return pages;
    }

    /** The Java sources of all modules, without their tests. */
    static List<Path> mainSources() {
        List<Path> sources = new ArrayList<>();
        for (Path main : in(ROOT, Files::list, module -> Files.isDirectory(module.resolve("src/main")))) {
            sources.addAll(in(
                    main.resolve("src/main"),
                    Files::walk,
                    file -> file.toString().endsWith(".java")));
        }
        return sources;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Listing {
        Stream<Path> of(Path folder) throws IOException;
    }

    private static List<Path> in(Path folder, Listing listing, Predicate<Path> wanted) {
        try (Stream<Path> files = listing.of(folder)) {
            return files.filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
