package dev.connections4j.boot;

import static dev.connections4j.boot.PropertyNames.AFTER_ALIAS;
import static dev.connections4j.boot.PropertyNames.ALIAS;
import static dev.connections4j.boot.PropertyNames.ROOT;

import dev.connections4j.ParameterException;
import dev.connections4j.resolution.VariableNames;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds the aliases among the names of all properties, and refuses a name that means nothing. A variable of the environment has one underscore for a
 * dot, a dash and nothing at all: which of its words are the alias is decided by the aliases that other sources name, and by the parameters.
 */
final class AliasScan {
    private final Map<String, ConfigurationPropertyName> found = new LinkedHashMap<>();

    private AliasScan() {}

    /** The names of the aliases, each as {@code connections4j.<alias>}, in the order of the sources. */
    static Collection<ConfigurationPropertyName> of(Iterable<ConfigurationPropertySource> sources) {
        AliasScan scan = new AliasScan();
        for (ConfigurationPropertySource source : sources) {
            if (!isEnvironment(source)) {
                names(source).forEach(name -> scan.take(source, name));
            }
        }
        for (ConfigurationPropertySource source : sources) {
            if (isEnvironment(source)) {
                names(source).forEach(name -> scan.takeVariable(source, name));
            }
        }
        return scan.found.values();
    }

    private static boolean isEnvironment(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
    }

    private static Stream<ConfigurationPropertyName> names(ConfigurationPropertySource source) {
        return source instanceof IterableConfigurationPropertySource iterable
                ? iterable.stream().filter(ROOT::isAncestorOf)
                : Stream.of();
    }

    private void take(ConfigurationPropertySource source, ConfigurationPropertyName name) {
        if (name.getNumberOfElements() == AFTER_ALIAS) {
            requireForAll(source, name);
        } else if (PropertyNames.isKnown(name, AFTER_ALIAS)) {
            add(name.chop(AFTER_ALIAS));
        } else {
            throw unknown(source, name);
        }
    }

    private void takeVariable(ConfigurationPropertySource source, ConfigurationPropertyName name) {
        if (isServiceLink(source, name)) {
            return;
        }
        int elements = name.getNumberOfElements();
        if (elements == AFTER_ALIAS) {
            requireForAll(source, name);
            return;
        }
        int split = 0;
        for (int start = elements - 1; start > ALIAS; start--) {
            boolean known = PropertyNames.isKnown(name, start);
            if (known && found.containsKey(PropertyNames.uniform(name, ALIAS, start))) {
                return;
            }
            split = known ? start : split;
        }
        if (split == 0) {
            throw unknown(source, name);
        }
        StringBuilder alias = new StringBuilder(name.getElement(ALIAS, ConfigurationPropertyName.Form.ORIGINAL));
        for (int i = AFTER_ALIAS; i < split; i++) {
            alias.append('-').append(name.getElement(i, ConfigurationPropertyName.Form.ORIGINAL));
        }
        add(ROOT.append(alias.toString()));
    }

    /** Whether Kubernetes set the variable that has this name among the properties. */
    private static boolean isServiceLink(ConfigurationPropertySource source, ConfigurationPropertyName name) {
        ConfigurationProperty property = source.getConfigurationProperty(name);
        String variable = name.toString().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
        return property != null && VariableNames.isServiceLink(variable, String.valueOf(property.getValue()));
    }

    private void add(ConfigurationPropertyName alias) {
        found.putIfAbsent(PropertyNames.uniform(alias, ALIAS, AFTER_ALIAS), alias);
    }

    /** What stands where an alias would must be a setting of all. */
    private static void requireForAll(ConfigurationPropertySource source, ConfigurationPropertyName name) {
        if (ROOT.append(PropertyNames.CONNECT).equals(name)) {
            return;
        }
        throw PropertyNames.isKnown(name, ALIAS)
                ? unknown(source, name, ROOT.append("default").append(PropertyNames.nearest(name, ALIAS)))
                : unknown(source, name, name.append("uri"));
    }

    private static ParameterException unknown(ConfigurationPropertySource source, ConfigurationPropertyName name) {
        if (PropertyNames.isProgrammatic(name)) {
            return new ParameterException(
                    name.toString(),
                    name + origin(source, name) + " can only be given by a program, in a bean ConnectionCustomizer");
        }
        return unknown(source, name, name.chop(AFTER_ALIAS).append(PropertyNames.nearest(name, AFTER_ALIAS)));
    }

    private static ParameterException unknown(
            ConfigurationPropertySource source, ConfigurationPropertyName name, ConfigurationPropertyName meant) {
        return new ParameterException(
                name.toString(), "unknown property " + name + origin(source, name) + ", did you mean " + meant + "?");
    }

    /** Where a property stands, to follow its name; empty if its source does not say. */
    static String origin(ConfigurationPropertySource source, ConfigurationPropertyName name) {
        ConfigurationProperty property = source.getConfigurationProperty(name);
        return property == null || property.getOrigin() == null ? "" : " (" + property.getOrigin() + ")";
    }
}
