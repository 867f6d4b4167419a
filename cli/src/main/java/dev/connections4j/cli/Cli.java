package dev.connections4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From arguments to an exit code: finds the subcommand, and reports what it was asked wrongly. */
final class Cli {
    private static final List<Subcommand> SUBCOMMANDS = List.of(
            new PingCommand(), new DoctorCommand(), new ExplainCommand(), new TransportsCommand(), new DemoCommand());

    private Cli() {}

    static int run(ProcessContext here, String... arguments) {
        List<String> all = List.of(arguments);
        try {
            Optional<Subcommand> named = all.isEmpty() ? Optional.empty() : named(all.get(0));
            Optional<ParsedOptions> plain =
                    named.flatMap(subcommand -> PlainArguments.read(options(subcommand), all.subList(1, all.size())));
            return plain.isPresent()
                    ? named.get().run(plain.get(), here)
                    : new Parser(SUBCOMMANDS).run(here, arguments);
        } catch (UsageException e) {
            return complain(e, all.contains(Subcommand.JSON.name()), here);
        }
    }

    private static Optional<Subcommand> named(String name) {
        return SUBCOMMANDS.stream()
                .filter(subcommand -> subcommand.name().equals(name))
                .findFirst();
    }

    /** All that a subcommand takes, in the order of its help. */
    static List<Option> options(Subcommand subcommand) {
        List<Option> options = new ArrayList<>(subcommand.options());
        if (subcommand.takesParameters()) {
            options.addAll(ParameterOptions.options());
        }
        options.add(Subcommand.JSON);
        return options;
    }

    private static int complain(UsageException wrong, boolean json, ProcessContext here) {
        Report report = json ? new JsonReport(here.out()) : new TextReport(here.out(), here.err());
        ErrorReport refusal = ErrorReport.of(wrong);
        report.refused(refusal);
        return refusal.exit();
    }
}
