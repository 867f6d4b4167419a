package dev.connections4j.registry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a registry takes from outside.
 *
 * @param environment the environment variables
 * @param directory where relative {@code .db} paths and the search for {@code .env} begin
 * @param readsDotEnv whether {@code .env} is read
 * @param grace for calls in flight at disconnect
 * @param classLoader where providers are looked for, null for the default ones
 * @param waiting is notified of each failed try that is waited out
 */
public record RegistryInputs(
        Map<String, String> environment,
        Path directory,
        boolean readsDotEnv,
        Duration grace,
        @Nullable ClassLoader classLoader,
        WaitListener waiting) {}
