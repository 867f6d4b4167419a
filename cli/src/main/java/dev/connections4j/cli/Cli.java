package dev.connections4j.cli;

import dev.connections4j.ConnectionsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From arguments to an exit code: finds the subcommand, runs it, and reports a usage error. */
final class Cli {
    private static final List<Subcommand> SUBCOMMANDS = List.of(
            new PingCommand(), new DoctorCommand(), new ExplainCommand(), new TransportsCommand(), new DemoCommand());

    private Cli() {}

    static int run(ProcessContext process, String... arguments) {
        List<String> all = List.of(arguments);
        Report report = all.contains(Subcommand.JSON.name())
                ? new JsonReport(process.out())
                : new TextReport(process.out(), process.err());
        try {
            Optional<Subcommand> named = all.isEmpty() ? Optional.empty() : named(all.get(0));
            Optional<ParsedOptions> plain =
                    named.flatMap(subcommand -> PlainArguments.read(options(subcommand), all.subList(1, all.size())));
            return plain.isPresent()
                    ? named.get().run(plain.get(), process, report)
                    : new Parser(SUBCOMMANDS).run(process, report, arguments);
        } catch (UsageException | ConnectionsException | UnsupportedOperationException e) {
            return report.error(e);
        }
    }

    private static Optional<Subcommand> named(String name) {
        return SUBCOMMANDS.stream()
                .filter(subcommand -> subcommand.name().equals(name))
                .findFirst();
    }

    /** All options of a subcommand, in the order of its help. */
    static List<Option> options(Subcommand subcommand) {
        List<Option> options = new ArrayList<>(subcommand.options());
        if (subcommand.takesParameters()) {
            options.addAll(ParameterOptions.options());
        }
        options.add(Subcommand.JSON);
        return options;
    }
}
