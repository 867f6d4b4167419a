package dev.connections4j.cli;

import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An option for every parameter that text can give, made from its declaration. */
final class ParameterOptions {
    private ParameterOptions() {}

    /** The parameters that have an option. */
    static List<Parameter<?>> parameters() {
        return Parameters.all().stream()
                .filter(parameter -> !parameter.programmaticOnly())
                .toList();
    }

    static String name(Parameter<?> parameter) {
        return name(parameter.name());
    }

    static String name(String parameter) {
        return "--" + parameter.replace('_', '-');
    }

    static List<Option> options() {
        List<Option> options = new ArrayList<>();
        for (Parameter<?> parameter : parameters()) {
            options.add(option(parameter));
            if (parameter.type() == Secret.class) {
                options.addAll(SecretOptions.of(parameter));
            }
        }
        return options;
    }

    /** What was given, secrets fetched from where the options say. */
    static ConnectionTarget read(ParsedOptions given, ProcessContext process) {
        Map<String, Object> values = new LinkedHashMap<>();
        SecretOptions secrets = new SecretOptions(given, process);
        for (Parameter<?> parameter : parameters()) {
            given.value(name(parameter)).ifPresent(value -> values.put(parameter.name(), value));
            if (parameter.type() == Secret.class) {
                secrets.find(parameter).ifPresent(secret -> values.put(parameter.name(), secret));
            }
        }
        return new ConnectionTarget(values);
    }

    private static Option option(Parameter<?> parameter) {
        return parameter.type() == Boolean.class
                ? Option.trueOrFalse(name(parameter), description(parameter))
                : Option.text(name(parameter), label(parameter), description(parameter));
    }

    private static String label(Parameter<?> parameter) {
        String text = parameter.type() == Secret.class ? "text" : parameter.typeText();
        return "<" + text + ">";
    }

    private static String description(Parameter<?> parameter) {
        String sentence =
                parameter.type() == Secret.class ? parameter.description().split(";", 2)[0] : parameter.description();
        String holds = parameter.defaultText().equals("–") ? "" : " (default: " + parameter.defaultText() + ")";
        return (sentence + holds).replace("`", "");
    }
}
