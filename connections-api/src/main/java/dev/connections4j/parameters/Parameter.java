package dev.connections4j.parameters;

import dev.connections4j.ParameterException;
import io.grpc.ClientInterceptor;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The one declaration of a parameter.
 *
 * @param <T> the type of its value
 */
public final class Parameter<T> {
    private final ParameterSpec<T> declaration;

    Parameter(ParameterSpec<T> declaration) {
        this.declaration = declaration;
    }

    /** {@return its name as PyMilvus spells it, for instance {@code db_name}} */
    public String name() {
        return declaration.name;
    }

    /** {@return its name as the builder spells it, for instance {@code dbName}} */
    public String javaName() {
        StringBuilder camel = new StringBuilder();
        for (String word : name().split("_", -1)) {
            camel.append(
                    camel.length() == 0 ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return camel.toString();
    }

    /** {@return the type of its value, for instance {@code Duration.class}} */
    public Class<?> type() {
        return declaration.type;
    }

    /** {@return the type of its value for people, with the unit of a bare number; for instance {@code duration}} */
    public String typeText() {
        return declaration.typeText;
    }

    /** {@return its value where none is given; empty if it has none then} */
    public Optional<T> defaultValue() {
        return Optional.ofNullable(declaration.defaultValue);
    }

    /** {@return the default for people, for instance {@code 10s}; {@code –} if there is none} */
    public String defaultText() {
        return declaration.defaultText;
    }

    /** {@return what it is about} */
    public ParameterGroup group() {
        return declaration.group;
    }

    /** {@return what of its value is secret, and never shown in any output} */
    public Secrecy secrecy() {
        return declaration.secrecy;
    }

    /** {@return whether only the builder takes it, because its value is an object, which no file and no command line can give} */
    public boolean programmaticOnly() {
        return declaration.programmaticOnly;
    }

    /** {@return where its name and meaning come from: {@code PyMilvus}, or another source and its name there} */
    public String follows() {
        return declaration.follows;
    }

    /** {@return what it does, for help and reference: a sentence without full stop} */
    public String description() {
        return declaration.description;
    }

    /**
     * A value from what a map or text gives, checked.
     *
     * @param given text or the type itself; a number of seconds for a duration
     * @return the value
     * @throws ParameterException if it is not one; names the parameter, what it was (never a secret) and what was expected
     */
    public T parse(@Nullable Object given) {
        if (given == null) {
            throw new ParameterException(name(), name() + " must not be null");
        }
        if (given instanceof CharSequence text && text.toString().isBlank()) {
            throw new ParameterException(name(), name() + " must not be blank");
        }
        return declaration.parser.apply(name(), given);
    }

    /**
     * A value of this parameter as text, with what is secret hidden.
     *
     * @param value of its type
     * @return one line
     */
    public String show(Object value) {
        return secrecy() == Secrecy.ALL ? Secret.HIDDEN : text(value);
    }

    /** Objects by their class alone: their toString may hold anything. */
    private static String text(Object value) {
        if (value instanceof Duration duration) {
            return DurationValues.show(duration);
        }
        if (value instanceof Collection<?> members) {
            return members.isEmpty()
                    ? ""
                    : members.stream().map(Parameter::text).toList().toString();
        }
        if (value instanceof SSLContext || value instanceof Executor || value instanceof ClientInterceptor) {
            return value.getClass().getName();
        }
        return value.toString();
    }

    /** Whether null and blank count as not given. */
    boolean takesBlankAsAbsent() {
        return !declaration.refusesBlank;
    }

    @Override
    public String toString() {
        return name();
    }
}
