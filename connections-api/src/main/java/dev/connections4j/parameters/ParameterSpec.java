package dev.connections4j.parameters;

import java.nio.file.Path;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The steps of declaring a parameter, beginning with its group: what is left out has its plain value. {@code typeText} is for people, with the
 * unit of a bare number.
 */
final class ParameterSpec<T> {
    final ParameterGroup group;
    final String name;
    final Class<?> type;
    final String typeText;
    /** Makes a checked value from text, or from what already has the type; its exception names the parameter, which it is given first. */
    final BiFunction<String, Object, T> parser;

    @Nullable
    T defaultValue;

    String defaultText = "–";
    Secrecy secrecy = Secrecy.NOTHING;
    boolean programmaticOnly;
    boolean refusesBlank;
    String follows = "PyMilvus";
    String description = "";

    private ParameterSpec(
            ParameterGroup group, String name, Class<?> type, String typeText, BiFunction<String, Object, T> parser) {
        this.group = group;
        this.name = name;
        this.type = type;
        this.typeText = typeText;
        this.parser = parser;
    }

    static <T> ParameterSpec<T> server(
            String name, Class<?> type, String typeText, BiFunction<String, Object, T> parser) {
        return new ParameterSpec<>(ParameterGroup.SERVER, name, type, typeText, parser);
    }

    static <T> ParameterSpec<T> credential(
            String name, Class<?> type, String typeText, BiFunction<String, Object, T> parser) {
        return new ParameterSpec<>(ParameterGroup.CREDENTIALS, name, type, typeText, parser);
    }

    static <T> ParameterSpec<T> tls(String name, Class<?> type, String typeText, BiFunction<String, Object, T> parser) {
        return new ParameterSpec<>(ParameterGroup.TLS, name, type, typeText, parser);
    }

    static Parameter<Path> store(String name, String follows, String description) {
        return tls(name, Path.class, "PKCS#12 or JKS file", TextValues::path)
                .follows(follows)
                .describedAs(description);
    }

    /** Of a file. */
    static Parameter<Secret> password(String name, String follows, String description) {
        return tls(name, Secret.class, "text", TextValues::password)
                .secret(Secrecy.ALL)
                .follows(follows)
                .describedAs(description);
    }

    static <T> ParameterSpec<T> call(
            String name, Class<?> type, String typeText, BiFunction<String, Object, T> parser) {
        return new ParameterSpec<>(ParameterGroup.CALL, name, type, typeText, parser);
    }

    static <T> ParameterSpec<T> connection(
            String name, Class<?> type, String typeText, BiFunction<String, Object, T> parser) {
        return new ParameterSpec<>(ParameterGroup.CONNECTION, name, type, typeText, parser);
    }

    ParameterSpec<T> defaultsTo(T value, String text) {
        this.defaultValue = value;
        this.defaultText = text;
        return this;
    }

    /** Describes what holds where no value is given. */
    ParameterSpec<T> otherwise(String text) {
        this.defaultText = text;
        return this;
    }

    ParameterSpec<T> secret(Secrecy what) {
        this.secrecy = what;
        return this;
    }

    /** Its value is an object that neither a file nor a command line can give. */
    ParameterSpec<T> programmatic() {
        this.programmaticOnly = true;
        return this;
    }

    /** Null and blank fail: an unset variable must not become localhost. */
    ParameterSpec<T> refusingBlank() {
        this.refusesBlank = true;
        return this;
    }

    /** Where its name and meaning come from, if not from PyMilvus. */
    ParameterSpec<T> follows(String source) {
        this.follows = source;
        return this;
    }

    Parameter<T> describedAs(String sentence) {
        this.description = sentence;
        return new Parameter<>(this);
    }
}
