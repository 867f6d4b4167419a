package dev.connections4j.parameters;

import dev.connections4j.ParameterException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one declaration of a parameter.
 *
 * @param <T> the type of its value
 */
public final class Parameter<T> {
    private final String name;
    private final Class<?> type;
    private final @Nullable T defaultValue;
    private final Secrecy secrecy;
    private final boolean programmaticOnly;
    private final String description;
    private final Function<Object, T> parser;

    Parameter(
            String name,
            Class<?> type,
            @Nullable T defaultValue,
            Secrecy secrecy,
            boolean programmaticOnly,
            String description,
            Function<Object, T> parser) {
        this.name = name;
        this.type = type;
        this.defaultValue = defaultValue;
        this.secrecy = secrecy;
        this.programmaticOnly = programmaticOnly;
        this.description = description;
        this.parser = parser;
    }

    /**
     * Its name as PyMilvus spells it.
     *
     * @return for instance {@code db_name}
     */
    public String name() {
        return name;
    }

    /**
     * The type of its value.
     *
     * @return for instance {@code Duration.class}
     */
    public Class<?> type() {
        return type;
    }

    /**
     * What holds where nobody gives it.
     *
     * @return empty if it then has no value
     */
    public Optional<T> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /**
     * What of its value is secret.
     *
     * @return never shown in any output
     */
    public Secrecy secrecy() {
        return secrecy;
    }

    /**
     * Whether only the builder takes it, for its value is an object.
     *
     * @return true if neither a file nor a command line can give it
     */
    public boolean programmaticOnly() {
        return programmaticOnly;
    }

    /**
     * What it does, in one sentence, for help and reference.
     *
     * @return the sentence, with its unit
     */
    public String description() {
        return description;
    }

    /**
     * A value from what a map or text gives, checked.
     *
     * @param given text or the type itself
     * @return the value
     * @throws ParameterException if it is not one; names the parameter, what it was (never a secret) and what was expected
     */
    public T parse(Object given) {
        return parser.apply(given);
    }

    @Override
    public String toString() {
        return name;
    }
}
