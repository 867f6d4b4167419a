package dev.connections4j;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package may know which: always downwards. */
class ArchitectureTest {
    private static final String BASE = "dev.connections4j";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    /** The root holds the face and the exceptions; every package may throw and return those, so it stands in no list. */
    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("", Set.of("events", "parameters", "registry")),
            Map.entry("events", Set.of("spi")),
            Map.entry("files", Set.of()),
            Map.entry("naming", Set.of()),
            Map.entry("parameters", Set.of("naming")),
            Map.entry("async", Set.of()),
            Map.entry("spi", Set.of("async", "parameters")),
            Map.entry("resolution", Set.of("files", "naming", "parameters")),
            Map.entry("selection", Set.of("naming", "parameters", "spi")),
            Map.entry("observers", Set.of("async", "events", "spi")),
            Map.entry("link", Set.of("async", "events", "observers", "parameters", "spi", "selection")),
            Map.entry(
                    "registry",
                    Set.of("async", "events", "observers", "parameters", "resolution", "selection", "spi", "link")));

    @Test
    void packages_knowOnlyThoseBelow() {
        Map<String, Set<String>> known = new TreeMap<>();
        CLASSES.forEach(each -> each.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getPackageName())
                .filter(target -> target.startsWith(BASE))
                .map(ArchitectureTest::room)
                .filter(target -> !target.isEmpty() && !target.equals(room(each.getPackageName())))
                .forEach(target -> known.computeIfAbsent(room(each.getPackageName()), r -> new TreeSet<>())
                        .add(target)));
        assertTrue(known.containsKey("registry"), "the classes were found");
        known.forEach((room, targets) ->
                assertTrue(MAY_KNOW.getOrDefault(room, Set.of()).containsAll(targets), room + " knows " + targets));
    }

    @Test
    void packages_areThoseOfTheTable() {
        Set<String> rooms = CLASSES.stream()
                .map(each -> room(each.getPackageName()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(MAY_KNOW.keySet()), rooms);
    }

    @Test
    void face_aloneKnowsTheRegistrysRoom() {
        noClasses()
                .that()
                .resideInAPackage(BASE)
                .and()
                .doNotHaveSimpleName("RegistryBuilder")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BASE + ".registry")
                .check(CLASSES);
    }

    @Test
    void api_knowsNoTransportAndNoFramework() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "javax.net.ssl", "jdk.jfr", "io.grpc", "org.jspecify.annotations", BASE + "..")
                .check(CLASSES);
    }

    @Test
    void exceptions_haveOneRoot() {
        classes()
                .that()
                .areAssignableTo(RuntimeException.class)
                .should()
                .beAssignableTo(ConnectionsException.class)
                .check(CLASSES);
    }

    @Test
    void publicTypes_areFinalOrMeantToBeImplemented() {
        noClasses()
                .that()
                .arePublic()
                .and()
                .areNotInterfaces()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .and()
                .doNotHaveFullyQualifiedName(ConnectionsException.class.getName())
                .should()
                .notHaveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }

    /** It may take seconds: no connect waits for it. */
    @Test
    void localHostName_isLookedUpInOnePlaceAside() throws IOException {
        List<String> asking = new ArrayList<>();
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(Path.of(".."), "*")) {
            for (Path module : modules) {
                Path sources = module.resolve("src/main/java");
                if (Files.isDirectory(sources)) {
                    asking.addAll(askingForTheLocalHost(sources));
                }
            }
        }
        assertEquals(List.of("LocalHostName.java"), asking);
        String only =
                Files.readString(Path.of("../transport-grpc/src/main/java/dev/connections4j/grpc/LocalHostName.java"));
        assertTrue(only.contains("BlockingWork.NAME_LOOKUP.execute(LocalHostName::lookUp)"), "on a look-up thread");
        assertEquals(2, only.split("lookUp\\b", -1).length - 1, "and nowhere else");
    }

    /** A file that needs more has more than one reason to change. */
    @Test
    void sources_areOfAtMost300Lines() throws IOException {
        List<String> tooLong = new ArrayList<>();
        int seen = 0;
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            for (Path file : files.filter(ArchitectureTest::isSource).toList()) {
                seen++;
                if (Files.readAllLines(file).size() > 300) {
                    tooLong.add(file.getFileName().toString());
                }
            }
        }
        assertTrue(seen > 500, "the sources were found");
        assertEquals(List.of(), tooLong);
    }

    private static boolean isSource(Path file) {
        return file.toString().replace('\\', '/').matches(".*/src/(main|test)/java/.*\\.java");
    }

    private static List<String> askingForTheLocalHost(Path sources) throws IOException {
        List<String> asking = new ArrayList<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(".java") && Files.readString(file).contains("getLocalHost(")) {
                    asking.add(file.getFileName().toString());
                }
            }
        }
        return asking;
    }

    private static String room(String packageName) {
        return packageName.equals(BASE) ? "" : packageName.substring(BASE.length() + 1);
    }
}
