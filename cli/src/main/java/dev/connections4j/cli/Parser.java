package dev.connections4j.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Picocli with the declared options: parses any arguments, and prints help. */
final class Parser {
    private static final String NAME = "connections";
    private static final int WIDTH = 110;

    private final List<Subcommand> subcommands;
    private final CommandLine root;

    Parser(List<Subcommand> subcommands) {
        this.subcommands = subcommands;
        this.root = root(subcommands);
    }

    int run(ProcessContext process, Report report, String... arguments) {
        try {
            return dispatch(root.parseArgs(arguments), process, report);
        } catch (CommandLine.ParameterException e) {
            throw UsageErrors.of(e);
        }
    }

    private int dispatch(ParseResult parsed, ProcessContext process, Report report) {
        ParseResult chosen = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
        if (chosen.isUsageHelpRequested()) {
            usage(chosen.commandSpec().commandLine(), process.out());
            return Subcommand.FINE;
        }
        if (parsed.isVersionHelpRequested()) {
            process.out().line(NAME + " " + version());
            return Subcommand.FINE;
        }
        for (Subcommand subcommand : subcommands) {
            if (parsed.hasSubcommand()
                    && subcommand.name().equals(chosen.commandSpec().name())) {
                return subcommand.run(given(chosen), process, report);
            }
        }
        usage(root, process.err());
        return Subcommand.WRONG;
    }

    /** Picocli lets options of a group be repeated, and keeps the last value. */
    static ParsedOptions given(ParseResult parsed) {
        Map<String, String> values = new LinkedHashMap<>();
        for (OptionSpec option : parsed.matchedOptions()) {
            if (option.originalStringValues().size() > 1) {
                throw UsageErrors.repeated(option);
            }
            Object value = parsed.matchedOptionValue(option.longestName(), Option.TRUE);
            values.put(option.longestName(), String.valueOf(value));
        }
        return new ParsedOptions(values);
    }

    private static void usage(CommandLine command, Screen screen) {
        screen.raw(command.getUsageMessage(screen.isColoured() ? Ansi.ON : Ansi.OFF));
    }

    private static String version() {
        var descriptor = Parser.class.getModule().getDescriptor();
        Optional<String> version = descriptor == null
                ? Optional.ofNullable(Parser.class.getPackage().getImplementationVersion())
                : descriptor.rawVersion();
        return version.orElse("(version unknown)");
    }

    static CommandLine root(List<Subcommand> subcommands) {
        CommandSpec spec = CommandSpec.create().name(NAME);
        spec.addOption(help());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .type(boolean.class)
                .arity("0")
                .description("print the version")
                .build());
        spec.usageMessage()
                .description("Named connections to Milvus: opens them, and shows what they are made of.")
                .synopsisSubcommandLabel("COMMAND")
                .footer(
                        "",
                        "Examples:",
                        "  connections demo",
                        "  connections ping --uri http://localhost:19530 --all-transports",
                        "  connections doctor --uri https://milvus.example --token-env KEY",
                        "  connections explain --db-name books",
                        "",
                        "Exit codes: 0 fine, 1 a connection failed, 2 usage error.");
        subcommands.forEach(subcommand -> spec.addSubcommand(subcommand.name(), spec(subcommand)));
        return new CommandLine(spec)
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setPosixClusteredShortOptionsAllowed(false)
                .setUsageHelpWidth(WIDTH);
    }

    private static CommandSpec spec(Subcommand subcommand) {
        CommandSpec spec = CommandSpec.create().name(subcommand.name());
        subcommand.options().forEach(option -> spec.addOption(spec(option)));
        if (subcommand.takesParameters()) {
            ArgGroupSpec.Builder group = ArgGroupSpec.builder()
                    .exclusive(false)
                    .validate(false)
                    .multiplicity("0..1")
                    .heading("%nParameters, with the names of PyMilvus:%n");
            ParameterOptions.options().forEach(option -> group.addArg(spec(option)));
            spec.addArgGroup(group.build());
        }
        spec.addOption(spec(Subcommand.JSON));
        spec.addOption(help());
        spec.usageMessage()
                .sortOptions(false)
                .abbreviateSynopsis(true)
                .description(subcommand.description())
                .footer(subcommand.footer().toArray(String[]::new));
        return spec;
    }

    private static OptionSpec spec(Option option) {
        OptionSpec.Builder spec = OptionSpec.builder(option.name())
                .description(option.description().replace("%", "%%"))
                .hideParamSyntax(false);
        return switch (option.takes()) {
            case NOTHING -> spec.type(boolean.class).arity("0").build();
            case A_VALUE ->
                spec.type(String.class).arity("1").paramLabel(option.label()).build();
            case TRUE_OR_FALSE ->
                spec.type(String.class)
                        .arity("0..1")
                        .fallbackValue(Option.TRUE)
                        .paramLabel(option.label())
                        .build();
        };
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .type(boolean.class)
                .arity("0")
                .description("print this help")
                .build();
    }
}
