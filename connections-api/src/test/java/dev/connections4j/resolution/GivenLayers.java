package dev.connections4j.resolution;

import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.parameters.ResolvedParameters.Line;
import dev.connections4j.parameters.Secret;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The layers of one test: {@code new GivenLayers().argument(…).alias(…).environment(…).resolve("books")}. */
final class GivenLayers {
    private final Map<String, String> environment = new HashMap<>();
    private ConnectionParameters arguments = ConnectionParameters.none();
    private ConnectionParameters registered = ConnectionParameters.none();
    private @Nullable Path directory;

    GivenLayers argument(Consumer<ConnectionParameters.Builder> steps) {
        arguments = ConnectionParameters.of(steps);
        return this;
    }

    GivenLayers alias(Consumer<ConnectionParameters.Builder> steps) {
        registered = ConnectionParameters.of(steps);
        return this;
    }

    GivenLayers environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    GivenLayers dotEnv(Path directory) {
        this.directory = directory;
        return this;
    }

    Resolver resolver() {
        Path start = directory == null ? Path.of("") : directory;
        return new Resolver(environment, start, directory != null);
    }

    ResolvedParameters resolve() {
        return resolve("default");
    }

    ResolvedParameters resolve(String alias) {
        return resolver().resolve(alias, arguments, registered);
    }

    /** The address, and the credentials in clear, as {@code root:pw -> h:19530}. */
    static String credentialsAndAddress(ResolvedParameters resolved) {
        return resolved.credentials().map(Secret::reveal).orElse("nobody") + " -> " + resolved.address();
    }

    static String line(ResolvedParameters resolved, Parameter<?> parameter) {
        return resolved.lines().stream()
                .filter(line -> line.parameter().equals(parameter.name()))
                .map(GivenLayers::text)
                .findFirst()
                .orElse("no line");
    }

    private static String text(Line line) {
        return line.value() + " (" + line.source() + ")";
    }
}
