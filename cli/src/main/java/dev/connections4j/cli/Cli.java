package dev.connections4j.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** From arguments to an exit code: parses, finds the subcommand, reports what it was asked wrongly. */
final class Cli {
    private static final String NAME = "connections";
    private static final int WIDTH = 110;

    private Cli() {}

    static int run(Surroundings here, String... arguments) {
        List<Subcommand> subcommands = List.of(
                new PingCommand(),
                new DoctorCommand(),
                new ExplainCommand(),
                new TransportsCommand(),
                new DemoCommand());
        CommandLine root = root(subcommands);
        try {
            ParseResult given = root.parseArgs(arguments);
            return dispatch(subcommands, root, given, here);
        } catch (CommandLine.ParameterException e) {
            return complain(UsageErrors.of(e), List.of(arguments).contains(Subcommand.JSON), here);
        } catch (UsageException e) {
            return complain(e, List.of(arguments).contains(Subcommand.JSON), here);
        }
    }

    private static int complain(UsageException wrong, boolean json, Surroundings here) {
        Report report = json ? new JsonReport(here.out()) : new TextReport(here.out(), here.err());
        Refusal refusal = Refusal.of(wrong);
        report.refused(refusal);
        return refusal.exit();
    }

    private static int dispatch(List<Subcommand> subcommands, CommandLine root, ParseResult given, Surroundings here) {
        ParseResult chosen = given.hasSubcommand() ? given.subcommand() : given;
        if (chosen.isUsageHelpRequested()) {
            usage(chosen.commandSpec().commandLine(), here.out());
            return Subcommand.FINE;
        }
        if (given.isVersionHelpRequested()) {
            here.out().line(NAME + " " + version());
            return Subcommand.FINE;
        }
        for (Subcommand subcommand : subcommands) {
            if (given.hasSubcommand()
                    && subcommand.name().equals(chosen.commandSpec().name())) {
                return subcommand.run(chosen, here);
            }
        }
        usage(root, here.err());
        return Subcommand.WRONG;
    }

    private static void usage(CommandLine command, Screen screen) {
        screen.raw(command.getUsageMessage(screen.isColoured() ? Ansi.ON : Ansi.OFF));
    }

    private static String version() {
        var descriptor = Cli.class.getModule().getDescriptor();
        return descriptor == null
                ? "(version unknown)"
                : descriptor.rawVersion().orElse("(version unknown)");
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
                .description("Named connections to Milvus: tries them, and shows what they are made of.")
                .synopsisSubcommandLabel("COMMAND")
                .footer(
                        "",
                        "Examples:",
                        "  connections demo",
                        "  connections ping --uri http://localhost:19530 --all-transports",
                        "  connections doctor --uri https://milvus.example --token-env KEY",
                        "  connections explain --db-name books",
                        "",
                        "Exit codes: 0 fine, 1 a connection failed, 2 asked wrongly.");
        subcommands.forEach(subcommand -> spec.addSubcommand(subcommand.name(), finished(subcommand)));
        return new CommandLine(spec)
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setPosixClusteredShortOptionsAllowed(false)
                .setUsageHelpWidth(WIDTH);
    }

    private static CommandSpec finished(Subcommand subcommand) {
        CommandSpec spec = subcommand.spec().name(subcommand.name());
        spec.addOption(OptionSpec.builder(Subcommand.JSON)
                .type(boolean.class)
                .arity("0")
                .description("print one JSON object per line")
                .build());
        spec.addOption(help());
        spec.usageMessage().sortOptions(false).abbreviateSynopsis(true);
        return spec;
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
