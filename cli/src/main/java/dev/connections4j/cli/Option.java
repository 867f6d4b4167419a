package dev.connections4j.cli;

/**
 * An option, declared once for the parsers and the help.
 *
 * @param name with its dashes
 * @param takes what may follow it
 * @param label stands for the value in the help; empty if there is none
 * @param description a phrase for the help
 */
record Option(String name, Takes takes, String label, String description) {
    /** What may follow an option. */
    enum Takes {
        NOTHING,
        A_VALUE,
        /** {@code true} or {@code false}; left out it is {@code true}. */
        TRUE_OR_FALSE
    }

    static final String TRUE = "true";
    static final String FALSE = "false";

    static Option flag(String name, String description) {
        return new Option(name, Takes.NOTHING, "", description);
    }

    static Option text(String name, String label, String description) {
        return new Option(name, Takes.A_VALUE, label, description);
    }

    static Option trueOrFalse(String name, String description) {
        return new Option(name, Takes.TRUE_OR_FALSE, TRUE + "|" + FALSE, description);
    }
}
