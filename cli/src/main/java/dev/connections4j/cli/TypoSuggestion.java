package dev.connections4j.cli;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the name that was meant by one with a single typo: a letter too many, too few or another one, or two that changed places; or a
 * parameter's own name, with underscores.
 */
final class TypoSuggestion {
    private TypoSuggestion() {}

    /** The name that was meant; empty if none is so near. */
    static Optional<String> of(String typed, Collection<String> names) {
        String lower = typed.toLowerCase(Locale.ROOT).replace('_', '-');
        return names.stream().filter(name -> isOneTypoFrom(name, lower)).findFirst();
    }

    private static boolean isOneTypoFrom(String name, String typed) {
        int shorter = Math.min(name.length(), typed.length());
        int begin = 0;
        while (begin < shorter && name.charAt(begin) == typed.charAt(begin)) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin
                && name.charAt(name.length() - 1 - end) == typed.charAt(typed.length() - 1 - end)) {
            end++;
        }
        String meant = name.substring(begin, name.length() - end);
        String given = typed.substring(begin, typed.length() - end);
        boolean isOneLetter = meant.length() <= 1 && given.length() <= 1;
        return isOneLetter
                || (meant.length() == 2
                        && new StringBuilder(given).reverse().toString().equals(meant));
    }
}
