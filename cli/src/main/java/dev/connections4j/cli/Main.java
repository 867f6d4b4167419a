package dev.connections4j.cli;

/** Where the process begins and ends. */
final class Main {
    private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";

    private Main() {}

    public static void main(String[] arguments) {
        if (System.getProperty(LOG_FORMAT) == null) {
            System.setProperty(LOG_FORMAT, "%4$s: %5$s%n");
        }
        System.exit(Cli.run(Surroundings.ofProcess(), arguments));
    }
}
