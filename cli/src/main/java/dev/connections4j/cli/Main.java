package dev.connections4j.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/** The entry point of the process. */
final class Main {
    private static final String LOG_SETTINGS = "java.util.logging.config.file";
    private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";

    private Main() {}

    public static void main(String[] arguments) {
        quieten();
        System.exit(Cli.run(ProcessContext.ofProcess(), arguments));
    }

    /** Warnings in one line each, and nothing below; unless the user has set up logging. */
    static void quieten() {
        if (System.getProperty(LOG_SETTINGS) == null && System.getProperty(LOG_FORMAT) == null) {
            System.setProperty(LOG_FORMAT, "%4$s: %5$s%n");
            Logger.getLogger("").setLevel(Level.WARNING);
        }
    }
}
