package dev.connections4j.cli;

import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** An option for every parameter that text can give, made from its declaration. */
final class ParameterOptions {
    private ParameterOptions() {}

    /** The parameters that have an option. */
    static List<Parameter<?>> parameters() {
        return Parameters.all().stream()
                .filter(parameter -> !parameter.programmaticOnly())
                .toList();
    }

    static String option(Parameter<?> parameter) {
        return "--" + parameter.name().replace('_', '-');
    }

    static void addTo(CommandSpec spec) {
        ArgGroupSpec.Builder group = ArgGroupSpec.builder()
                .exclusive(false)
                .validate(false)
                .multiplicity("0..1")
                .heading("%nParameters, named as PyMilvus has them:%n");
        for (Parameter<?> parameter : parameters()) {
            group.addArg(spec(parameter));
            if (parameter.type() == Secret.class) {
                SecretOptions.of(parameter).forEach(group::addArg);
            }
        }
        spec.addArgGroup(group.build());
    }

    /** What was given, secrets fetched from where the options say. */
    static Target read(ParseResult given, Surroundings here) {
        refuseRepeated(given);
        Map<String, Object> values = new LinkedHashMap<>();
        SecretOptions secrets = new SecretOptions(given, here);
        for (Parameter<?> parameter : parameters()) {
            String value = given.matchedOptionValue(option(parameter), (String) null);
            if (value != null) {
                values.put(parameter.name(), value);
            }
            if (parameter.type() == Secret.class) {
                secrets.find(parameter).ifPresent(secret -> values.put(parameter.name(), secret));
            }
        }
        return new Target(values);
    }

    /** The parser lets options of a group be repeated, and takes the last. */
    private static void refuseRepeated(ParseResult given) {
        for (OptionSpec option : given.matchedOptions()) {
            if (option.originalStringValues().size() > 1) {
                throw UsageErrors.repeated(option);
            }
        }
    }

    private static OptionSpec spec(Parameter<?> parameter) {
        OptionSpec.Builder option = OptionSpec.builder(option(parameter))
                .type(String.class)
                .hideParamSyntax(false)
                .description(description(parameter).replace("%", "%%"));
        return parameter.type() == Boolean.class
                ? option.arity("0..1")
                        .fallbackValue("true")
                        .paramLabel("true|false")
                        .build()
                : option.arity("1").paramLabel(label(parameter)).build();
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
