package dev.connections4j.jmh;

import dev.connections4j.jmh.report.Goal;
import dev.connections4j.jmh.report.Machine;
import dev.connections4j.jmh.report.ResultFiles;
import dev.connections4j.jmh.report.Results;
import dev.connections4j.jmh.report.Tables;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The command behind {@code ./bench}. */
public final class Main {
    private static final Path ROOT =
            Path.of(System.getProperty("bench.root", ".")).toAbsolutePath().normalize();

    private static final Set<String> OPTIONS = Set.of("--quick", "--check", "--readme");

    private Main() {}

    /** {@code --quick}, {@code --check}, {@code --readme} or nothing; then areas, if not all. */
    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        for (String argument : given) {
            if (!OPTIONS.contains(argument) && !Bench.AREAS.contains(argument)) {
                System.err.println(
                        "bench: '" + argument + "' is neither an option (" + String.join(", ", new TreeSet<>(OPTIONS))
                                + ") nor an area (" + String.join(", ", new TreeSet<>(Bench.AREAS)) + ")");
                System.exit(2);
            }
        }
        Path folder = ROOT.resolve(ResultFiles.FOLDER);
        if (given.contains("--readme")) {
            Results last = ResultFiles.read(folder);
            ResultFiles.write(last, folder);
            ResultFiles.updateReadme(last, ROOT.resolve("README.md"));
            return;
        }
        if (given.contains("--check")) {
            System.exit(check());
        }
        boolean quick = given.contains("--quick");
        Set<String> areas = given.stream().filter(Bench.AREAS::contains).collect(Collectors.toSet());
        boolean whole = !quick && areas.isEmpty();
        Results results = new Results(Machine.present(), whole ? "full" : quick ? "quick" : "partial");
        Path kept = whole ? folder : folder.resolve("quick");
        new Bench(ROOT, quick ? Effort.QUICK : Effort.FULL, areas, results, all -> ResultFiles.write(all, kept)).run();
        if (whole) {
            ResultFiles.updateReadme(results, ROOT.resolve("README.md"));
        }
        // some peers leave threads that would keep this running
        System.exit(0);
    }

    private static int check() throws Exception {
        List<Goal> limits = Check.run(new Results(Machine.present(), "check"));
        System.out.println();
        System.out.println(Tables.goals(limits));
        return limits.stream().allMatch(Goal::reached) ? 0 : 1;
    }
}
