package dev.connections4j.boot;

import dev.connections4j.naming.NearestName;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.resolution.VariableNames;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/** The names under {@code connections4j.}: those of the parameters, as Spring spells them, and the starter's own. */
final class PropertyNames {
    static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("connections4j");
    /** When an alias connects; without an alias, when those do that do not say. */
    static final String CONNECT = "connect";
    /** One of Spring's SSL bundles, in place of the TLS files. */
    static final String SSL_BUNDLE = "ssl-bundle";

    /** Where the alias stands in a name, and what follows it. */
    static final int ALIAS = 1;

    static final int AFTER_ALIAS = 2;

    private static final Pattern OPTION_ENTRY = Pattern.compile("(?i)[._]option[._\\[]");
    private static final Map<String, String> OF_ALIAS = ofAlias();

    private PropertyNames() {}

    private static Map<String, String> ofAlias() {
        Map<String, String> names = new LinkedHashMap<>();
        parameters().forEach(parameter -> names.put(uniform(parameter.name()), of(parameter)));
        List.of(CONNECT, SSL_BUNDLE).forEach(name -> names.put(uniform(name), name));
        return names;
    }

    /** The parameters that properties can give. */
    static List<Parameter<?>> parameters() {
        return Parameters.all().stream()
                .filter(parameter -> parameter != Parameters.ALIAS && !parameter.programmaticOnly())
                .toList();
    }

    /** As Spring spells it, for instance {@code db-name}. */
    static String of(Parameter<?> parameter) {
        return parameter.name().replace('_', '-');
    }

    /** Whether what stands from {@code start} on names a property of an alias, however it is spelt. */
    static boolean isKnown(ConfigurationPropertyName name, int start) {
        return start < name.getNumberOfElements()
                && (OF_ALIAS.containsKey(uniform(name, start, name.getNumberOfElements())) || isOption(name, start));
    }

    /** An entry of the one parameter that is a map. */
    private static boolean isOption(ConfigurationPropertyName name, int start) {
        return uniform(name, start, start + 1).equals(Parameters.OPTION.name());
    }

    /** Whether it names a parameter whose value is an object. */
    static boolean isProgrammatic(ConfigurationPropertyName name) {
        String typed = uniform(name, AFTER_ALIAS, name.getNumberOfElements());
        return Parameters.all().stream()
                .anyMatch(parameter -> parameter.programmaticOnly()
                        && uniform(parameter.name()).equals(typed));
    }

    /** The property of an alias that was most likely meant. */
    static String nearest(ConfigurationPropertyName name, int start) {
        String typed = uniform(name, start, name.getNumberOfElements());
        return NearestName.of(typed, List.copyOf(OF_ALIAS.values()));
    }

    /** The parameter that a property of ours gives, in whatever form a property source has its name; empty for any other. */
    static Optional<Parameter<?>> parameterOf(String key) {
        Optional<Parameter<?>> variable = VariableNames.parameterOf(key);
        String plain = uniform(key);
        if (variable.isPresent() || (!plain.startsWith(uniform(ROOT.toString())) && !plain.startsWith("milvus"))) {
            return variable;
        }
        return parameters().stream()
                .filter(parameter -> plain.endsWith(uniform(parameter.name())))
                .max(Comparator.comparingInt(parameter -> parameter.name().length()))
                .or(() -> OPTION_ENTRY.matcher(key).find() ? Optional.of(Parameters.OPTION) : Optional.empty());
    }

    /** Letters and digits of some elements, by which Spring compares names. */
    static String uniform(ConfigurationPropertyName name, int start, int end) {
        StringBuilder joined = new StringBuilder();
        for (int i = start; i < end; i++) {
            joined.append(uniform(name.getElement(i, Form.ORIGINAL)));
        }
        return joined.toString();
    }

    private static String uniform(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
