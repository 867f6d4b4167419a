package dev.connections4j.cli;

import dev.connections4j.parameters.Parameter;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The library's words about parameters, said with the options that give them. A name that is a word of the language too, as {@code user}, is
 * left alone unless what stands around it tells that the parameter is meant; so is what the user gave, which stands in quotes or after "the file".
 */
final class OptionWords {
    private static final Pattern MEANT = meant();

    private OptionWords() {}

    /** A remedy. */
    static String of(String words) {
        return MEANT.matcher(words).replaceAll(said -> {
            if (said.group(1) != null) {
                return Matcher.quoteReplacement(said.group());
            }
            String name = said.group(2) != null ? said.group(2) : said.group();
            return ParameterOptions.name(name);
        });
    }

    /** A complaint about one parameter: if it has an option, that is named. */
    static String of(String words, String parameter) {
        if (ParameterOptions.parameters().stream().map(Parameter::name).noneMatch(parameter::equals)) {
            return of(words);
        }
        String option = ParameterOptions.name(parameter);
        String said = of(words).replaceFirst("^" + parameter + "\\b", option);
        return said.contains(option) ? said : option + ": " + said;
    }

    private static Pattern meant() {
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
