package dev.connections4j.cli;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads unambiguous arguments as the parser would: known options, each once, each with its value. Everything else is left to the parser,
 * whose classes are too old for a class-data archive and cost more than a connect to load.
 */
final class PlainArguments {
    private final Map<String, Option> known = new HashMap<>();
    private final Map<String, String> values = new HashMap<>();

    private PlainArguments(List<Option> options) {
        options.forEach(option -> known.put(option.name(), option));
    }

    /** The options, or empty if the parser is needed. */
    static Optional<ParsedOptions> read(List<Option> options, List<String> arguments) {
        PlainArguments plain = new PlainArguments(options);
        Iterator<String> left = arguments.iterator();
        while (left.hasNext()) {
            if (!plain.take(left.next(), left)) {
                return Optional.empty();
            }
        }
        return Optional.of(new ParsedOptions(Map.copyOf(plain.values)));
    }

    private boolean take(String argument, Iterator<String> left) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        Option option = known.get(name);
        if (option == null) {
            return false;
        }
        if (option.takes() == Option.Takes.NOTHING) {
            return equals < 0 && values.put(name, Option.TRUE) == null;
        }
        if (equals < 0 && !left.hasNext()) {
            return false;
        }
        String value = equals < 0 ? left.next() : argument.substring(equals + 1);
        return isPlain(value, option) && values.put(name, value) == null;
    }

    private static boolean isPlain(String value, Option option) {
        return option.takes() == Option.Takes.TRUE_OR_FALSE
                ? value.equals(Option.TRUE) || value.equals(Option.FALSE)
                : !value.isEmpty() && !value.startsWith("-") && value.indexOf('"') < 0;
    }
}
