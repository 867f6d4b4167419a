package dev.connections4j.cli;

import java.util.List;

/** One of the command's subcommands. */
interface Subcommand {
    /** The exit code if all is well. */
    int FINE = 0;
    /** The exit code if a connection failed. */
    int FAILED = 1;
    /** The exit code of a usage error. */
    int WRONG = 2;

    /** Every subcommand has it. */
    Option JSON = Option.flag("--json", "print one JSON object per line");

    /** Its name on the command line. */
    String name();

    /** The options that no other subcommand has. */
    default List<Option> options() {
        return List.of();
    }

    /** Whether the parameters of a connection are options too. */
    default boolean takesParameters() {
        return true;
    }

    /** What it does, in a sentence. */
    String description();

    /** The last lines of its help. */
    List<String> footer();

    /**
     * Runs it.
     *
     * @return the exit code
     * @throws UsageException for a usage error, as the library throws its own
     */
    int run(ParsedOptions given, ProcessContext process, Report report);
}
