package dev.connections4j.files;

import java.util.regex.Pattern;

/** Quotes around a variable's value: a shell takes them away, {@code docker run --env-file} does not. */
public final class KeptQuotes {
    /** What a message says behind the value's name. */
    public static final String PROBLEM =
            " is in quotes: leave them out, for docker run --env-file, systemd and others make"
                    + " them a part of the value";

    private static final Pattern IN_QUOTES = Pattern.compile("\"[^\"]*\"|'[^']*'");

    private KeptQuotes() {}

    /**
     * Whether they stand around a value.
     *
     * @param value as it was found
     * @return false if they are only in it
     */
    public static boolean areAround(String value) {
        return IN_QUOTES.matcher(value.strip()).matches();
    }
}
