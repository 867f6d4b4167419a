package dev.connections4j.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One of the things that the command does. */
interface Subcommand {
    /** It did what it was asked. */
    int FINE = 0;
    /** A connection failed. */
    int FAILED = 1;
    /** It was asked for something wrong. */
    int WRONG = 2;

    String JSON = "--json";

    /** Its name on the command line. */
    String name();

    /** Its options and help. */
    CommandSpec spec();

    /**
     * Runs it.
     *
     * @return the exit code
     */
    int run(ParseResult given, Surroundings here);

    /** How it reports, as asked. */
    static Report report(ParseResult given, Surroundings here) {
        return given.hasMatchedOption(JSON) ? new JsonReport(here.out()) : new TextReport(here.out(), here.err());
    }
}
