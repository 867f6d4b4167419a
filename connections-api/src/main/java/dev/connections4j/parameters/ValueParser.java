package dev.connections4j.parameters;

/** Makes a checked value from text, or from what already has the type. */
@FunctionalInterface
interface ValueParser<T> {
    /** Never gets null. Throws a {@link dev.connections4j.ParameterException} that names {@code parameter}. */
    T parse(String parameter, Object given);
}
