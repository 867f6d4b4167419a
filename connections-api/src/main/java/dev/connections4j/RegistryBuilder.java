package dev.connections4j;

import dev.connections4j.events.ConnectionListener;
import dev.connections4j.registry.SlotRegistry;
import dev.connections4j.registry.WaitListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Chooses a registry's inputs. Each has the process' own as default. */
public final class RegistryBuilder {
    private Map<String, String> environment = System.getenv();
    private Path directory = Path.of("").toAbsolutePath();
    private boolean readsDotEnv = true;
    private Duration grace = Duration.ofSeconds(5);
    private @Nullable ClassLoader classLoader;
    private @Nullable WaitListener waiting;
    private final List<ConnectionListener> listeners = new ArrayList<>();

    RegistryBuilder() {}

    /**
     * Sets the environment variables that resolution sees.
     *
     * @param variables names and values, in place of {@link System#getenv()}
     * @return this
     */
    public RegistryBuilder environment(Map<String, String> variables) {
        ParameterException.requireGiven("environment", variables).forEach((name, value) -> {
            ParameterException.requireGiven("a name of environment", name);
            ParameterException.requireGiven("environment " + name, value);
        });
        this.environment = Map.copyOf(variables);
        return this;
    }

    /**
     * Sets the folder in which relative {@code .db} paths begin, and the search for {@code .env}, which goes on in its parents.
     *
     * @param directory in place of the working directory
     * @return this
     */
    public RegistryBuilder workingDirectory(Path directory) {
        this.directory = ParameterException.requireGiven("directory", directory).toAbsolutePath();
        return this;
    }

    /**
     * Reads no {@code .env}.
     *
     * @return this
     */
    public RegistryBuilder withoutDotEnv() {
        this.readsDotEnv = false;
        return this;
    }

    /**
     * Sets how long calls in flight may go on after a disconnect that names no grace of its own.
     *
     * @param period not negative; 5 s by default
     * @return this
     * @throws ParameterException if it is negative
     */
    public RegistryBuilder grace(Duration period) {
        if (ParameterException.requireGiven("grace", period).isNegative()) {
            throw new ParameterException("grace", "grace must not be negative, was " + period);
        }
        this.grace = period;
        return this;
    }

    /**
     * Sets where transports and endpoint resolvers are looked for.
     *
     * @param loader in place of the thread's context class loader and this library's own
     * @return this
     */
    public RegistryBuilder classLoader(ClassLoader loader) {
        this.classLoader = ParameterException.requireGiven("loader", loader);
        return this;
    }

    /**
     * Notifies a listener of each failed try that {@code wait_for_ready} waits out, before the pause that follows it. A connect that does not
     * wait notifies nobody.
     *
     * @param listener gets what the try saw; {@code elapsed} is that of the whole attempt. It runs on the parameter {@code executor} or on a thread
     *     of the registry, and the next try waits for it; what it throws is logged
     * @return this
     */
    public RegistryBuilder onWaiting(Consumer<ConnectFailedException> listener) {
        this.waiting = new WaitListener(ParameterException.requireGiven("listener", listener));
        return this;
    }

    /**
     * Notifies a listener of what happens to the registry's connections. May be called for several.
     *
     * @param listener gets each event
     * @return this
     * @see ConnectionRegistry#addListener
     */
    public RegistryBuilder listener(ConnectionListener listener) {
        listeners.add(ParameterException.requireGiven("listener", listener));
        return this;
    }

    /** {@return a new, empty registry; the caller closes it} */
    public ConnectionRegistry build() {
        return SlotRegistry.create(environment, directory, readsDotEnv, classLoader, grace, waiting, listeners);
    }
}
