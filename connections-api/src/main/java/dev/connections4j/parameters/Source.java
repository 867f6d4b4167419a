package dev.connections4j.parameters;

/**
 * Where a value came from. Prints as {@code argument}, {@code uri}, {@code alias}, {@code environment NAME}, {@code .env PATH:LINE} or {@code default}.
 *
 * @param kind the layer
 * @param detail the variable's name, or path and line; empty otherwise
 */
public record Source(Kind kind, String detail) {
    /** The layers, strongest first; {@code URI} is the user info, host or path inside an explicit {@code uri}. */
    public enum Kind {
        /** Given in this call. */
        ARGUMENT("argument"),
        /** A part of the uri given in this call. */
        URI("uri"),
        /** Registered for the alias. */
        ALIAS("alias"),
        /** An environment variable. */
        ENVIRONMENT("environment"),
        /** A line of a {@code .env} file. */
        DOT_ENV(".env"),
        /** The parameter's default. */
        DEFAULT("default");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /**
     * A source without detail.
     *
     * @param kind the layer
     * @return the source
     */
    public static Source of(Kind kind) {
        return new Source(kind, "");
    }

    @Override
    public String toString() {
        return detail.isEmpty() ? kind.label : kind.label + " " + detail;
    }
}
