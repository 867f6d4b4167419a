package dev.connections4j.registry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a registry takes from outside.
 *
 * @param environment the environment variables
 * @param dotEnvDirectory where the search for {@code .env} begins, null for none
 * @param grace for calls in flight at disconnect
 * @param classLoader where providers are looked for, null for the default ones
 */
public record RegistryInputs(
        Map<String, String> environment,
        @Nullable Path dotEnvDirectory,
        Duration grace,
        @Nullable ClassLoader classLoader) {}
