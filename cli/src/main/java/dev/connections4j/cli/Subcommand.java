package dev.connections4j.cli;

import java.util.List;

/** One of the things that the command does. */
interface Subcommand {
    /** It did what it was asked. */
    int FINE = 0;
    /** A connection failed. */
    int FAILED = 1;
    /** It was asked for something wrong. */
    int WRONG = 2;

    /** Every subcommand has it. */
    Option JSON = Option.flag("--json", "print one JSON object per line");

    /** Its name on the command line. */
    String name();

    /** Options of its own. */
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
     */
    int run(ParsedOptions given, ProcessContext here);

    /** How it reports, as asked. */
    static Report report(ParsedOptions given, ProcessContext here) {
        return given.has(JSON.name()) ? new JsonReport(here.out()) : new TextReport(here.out(), here.err());
    }
}
