package dev.connections4j.boot;

import static dev.connections4j.boot.PropertyNames.ALIAS;
import static dev.connections4j.boot.PropertyNames.ROOT;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/**
 * Reads {@code connections4j.<alias>.<parameter>} from all of Spring's property sources, the strongest first, by the declarations of the parameters. No
 * object is bound: values are text, and none appears in a message that Spring makes of a failed binding.
 */
final class PropertyReader {
    /** Spring leaves a placeholder as it stands if nothing gives it a value. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}:]+)}");

    private final Iterable<ConfigurationPropertySource> sources;
    private final Binder binder;
    private final Function<String, SSLContext> sslBundles;
    private final BiConsumer<String, ConnectionParameters.Builder> customizer;

    /**
     * A reader.
     *
     * @param environment where the properties are
     * @param sslBundles the context of a bundle's name
     * @param customizer runs after the properties
     */
    PropertyReader(
            Environment environment,
            Function<String, SSLContext> sslBundles,
            BiConsumer<String, ConnectionParameters.Builder> customizer) {
        this.sources = ConfigurationPropertySources.get(environment);
        this.binder = Binder.get(environment);
        this.sslBundles = sslBundles;
        this.customizer = customizer;
    }

    /** Every alias that a property names; a {@link ParameterException} names the property that is wrong. */
    List<ConfiguredAlias> read() {
        return AliasScan.of(sources).stream().map(this::read).toList();
    }

    private ConfiguredAlias read(ConfigurationPropertyName prefix) {
        String alias = prefix.getElement(ALIAS, Form.ORIGINAL);
        ConnectionParameters parameters = ConnectionParameters.of(builder -> {
            PropertyNames.parameters().forEach(parameter -> set(builder, parameter, prefix));
            text(prefix.append(PropertyNames.SSL_BUNDLE))
                    .ifPresent(bundle -> builder.set(Parameters.SSL_CONTEXT, sslBundles.apply(bundle)));
            customizer.accept(alias, builder);
        });
        return new ConfiguredAlias(alias, parameters, connect(prefix));
    }

    private ConnectMode connect(ConfigurationPropertyName prefix) {
        ConfigurationPropertyName own = prefix.append(PropertyNames.CONNECT);
        ConfigurationPropertyName forAll = ROOT.append(PropertyNames.CONNECT);
        return text(own)
                .map(text -> ConnectMode.of(own.toString(), text))
                .or(() -> text(forAll).map(text -> ConnectMode.of(forAll.toString(), text)))
                .orElse(ConnectMode.START);
    }

    private void set(ConnectionParameters.Builder builder, Parameter<?> parameter, ConfigurationPropertyName prefix) {
        ConfigurationPropertyName name = prefix.append(PropertyNames.of(parameter));
        Object value = text(name).orElse(null);
        if (value == null && parameter == Parameters.OPTION) {
            value = binder.bind(name, Bindable.mapOf(String.class, String.class))
                    .orElse(null);
        }
        if (value == null) {
            return;
        }
        try {
            builder.set(parameter, value);
        } catch (ParameterException e) {
            throw wrong(name, e);
        }
    }

    private Optional<String> text(ConfigurationPropertyName name) {
        String text = binder.bind(name, Bindable.of(String.class)).orElse(null);
        if (text != null && PLACEHOLDER.matcher(text).matches()) {
            throw wrong(
                    name,
                    new ParameterException(name.toString(), "nothing gives the placeholder " + text + " a value"));
        }
        return Optional.ofNullable(text);
    }

    private ParameterException wrong(ConfigurationPropertyName name, ParameterException cause) {
        String origin = "";
        for (ConfigurationPropertySource source : sources) {
            origin = origin.isEmpty() ? AliasScan.origin(source, name) : origin;
        }
        return new ParameterException(name.toString(), name + origin + ": " + cause.getMessage(), cause);
    }

    /** The same failure of a check of the whole set, with the property in place of the parameter. */
    static ParameterException named(String alias, ParameterException failed) {
        String property = Parameters.find(failed.parameter())
                .map(parameter -> "connections4j." + alias + "." + PropertyNames.of(parameter))
                .orElse("connections4j." + alias);
        return new ParameterException(property, property + ": " + failed.getMessage(), failed);
    }
}
