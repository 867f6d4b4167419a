package dev.connections4j.cli;

import dev.connections4j.parameters.Parameter;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The library's messages with the names of options in place of those of parameters. A name that is an English word too, as {@code user}, is
 * replaced only where the text around it shows that the parameter is meant. What the user gave, in quotes or after "the file", stays.
 */
final class OptionNames {
    private static final Pattern NAME_OR_GIVEN = nameOrGiven();

    private OptionNames() {}

    /** A remedy with the names of options. */
    static String replaceIn(String text) {
        return NAME_OR_GIVEN.matcher(text).replaceAll(found -> {
            if (found.group(1) != null) {
                return Matcher.quoteReplacement(found.group());
            }
            String name = found.group(2) != null ? found.group(2) : found.group();
            return ParameterOptions.name(name);
        });
    }

    /** A message about one parameter: if that has an option, the option is named. */
    static String replaceIn(String text, String parameter) {
        if (ParameterOptions.parameters().stream().map(Parameter::name).noneMatch(parameter::equals)) {
            return replaceIn(text);
        }
        String option = ParameterOptions.name(parameter);
        String replaced = replaceIn(text).replaceFirst("^" + parameter + "\\b", option);
        return replaced.contains(option) ? replaced : option + ": " + replaced;
    }

    private static Pattern nameOrGiven() {
        List<String> names = ParameterOptions.parameters().stream()
                .map(Parameter::name)
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        String any = "(?:" + String.join("|", names) + ")";
        String unmistakable =
                names.stream().filter(name -> name.indexOf('_') > 0).collect(Collectors.joining("|", "(?:", ")"));
        return Pattern.compile("((?<!\\w)'[^']*'|the file \\S+)|(?<![\\w./'-])(?:(?:the )?parameter (" + any + ")|"
                + unmistakable + "|" + any + "(?==(?:true|false)\\b))(?![\\w-])");
    }
}
