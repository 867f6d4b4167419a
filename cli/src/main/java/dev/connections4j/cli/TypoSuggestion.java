package dev.connections4j.cli;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * One slip of the fingers: a letter too many, too few or another one, or two that changed places; or a parameter's own name, with underscores. The
 * parser's suggestions miss these last.
 */
final class TypoSuggestion {
    private TypoSuggestion() {}

    /** The name that was meant, if there is one so near. */
    static Optional<String> mended(String typed, Collection<String> names) {
        String lower = typed.toLowerCase(Locale.ROOT).replace('_', '-');
        return names.stream().filter(name -> isOneSlipFrom(name, lower)).findFirst();
    }

    private static boolean isOneSlipFrom(String name, String typed) {
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
        String said = typed.substring(begin, typed.length() - end);
        boolean isOneLetter = meant.length() <= 1 && said.length() <= 1;
        return isOneLetter
                || (meant.length() == 2
                        && new StringBuilder(said).reverse().toString().equals(meant));
    }
}
