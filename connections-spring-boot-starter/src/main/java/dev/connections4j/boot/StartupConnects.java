package dev.connections4j.boot;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.ParameterException;
import dev.connections4j.Reason;
import dev.connections4j.async.Clock;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** Registers what is configured, and connects it at the start or in the background. */
final class StartupConnects implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.connections4j.boot");
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** What connects in the background and has not succeeded yet, each with its latest failure. */
    private final Map<String, Optional<ConnectFailedException>> pending = new ConcurrentHashMap<>();

    private final Map<String, Runnable> pauses = new ConcurrentHashMap<>();

    /** Returns when what connects at the start is connected; closes the registry if that fails. */
    void begin(ConnectionRegistry registry, List<ConfiguredAlias> aliases) {
        try {
            aliases.forEach(each -> register(registry, each));
            of(aliases, ConnectMode.BACKGROUND).forEach(alias -> connectInBackground(registry, alias));
            List<String> now = of(aliases, ConnectMode.START);
            if (!now.isEmpty()) {
                registry.connectAll(now);
            }
        } catch (RuntimeException | Error e) {
            registry.close();
            close();
            throw e;
        }
    }

    private static List<String> of(List<ConfiguredAlias> aliases, ConnectMode mode) {
        return aliases.stream()
                .filter(each -> each.connect() == mode)
                .map(ConfiguredAlias::alias)
                .toList();
    }

    private static void register(ConnectionRegistry registry, ConfiguredAlias configured) {
        try {
            registry.addConnection(configured.alias(), configured.parameters());
        } catch (ParameterException e) {
            throw PropertyReader.named(configured.alias(), e);
        }
    }

    /** A mistake that is seen without the network, as a missing transport, fails the start. */
    private void connectInBackground(ConnectionRegistry registry, String alias) {
        pending.put(alias, Optional.empty());
        try {
            attempt(registry, alias, FIRST_PAUSE).getNow(null);
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException seen && !(seen instanceof ConnectFailedException)) {
                throw seen;
            }
        }
    }

    private CompletableFuture<Connection> attempt(ConnectionRegistry registry, String alias, Duration pause) {
        CompletableFuture<Connection> attempt = registry.connectAsync(alias);
        attempt.whenComplete((connection, failure) -> {
            if (failure == null) {
                connected(alias);
            } else {
                failed(registry, alias, failure, pause);
            }
        });
        return attempt;
    }

    private void connected(String alias) {
        Optional<ConnectFailedException> before = pending.remove(alias);
        if (before != null && before.isPresent()) {
            LOG.log(Level.INFO, () -> alias + ": connected in the background");
        }
    }

    private void failed(ConnectionRegistry registry, String alias, Throwable seen, Duration pause) {
        Throwable cause = seen instanceof CompletionException && seen.getCause() != null ? seen.getCause() : seen;
        if (!(cause instanceof ConnectFailedException failure) || failure.reason() == Reason.CANCELLED) {
            // disconnected, removed, replaced or closed by the application, or nothing that time mends
            pending.remove(alias);
            LOG.log(Level.DEBUG, () -> alias + ": connecting in the background ended: " + cause.getMessage());
            return;
        }
        Optional<ConnectFailedException> before = pending.put(alias, Optional.of(failure));
        if (before == null
                || before.map(ConnectFailedException::reason)
                        .filter(failure.reason()::equals)
                        .isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    () -> alias + ": connecting to " + failure.address() + " in the background fails"
                            + failure.failure().sentenceAndRemedy());
        }
        Duration doubled = pause.multipliedBy(2);
        Duration next = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        pauses.put(alias, Clock.SYSTEM.after(pause, () -> {
            if (!registry.isClosed()) {
                attempt(registry, alias, next);
            }
        }));
    }

    /** Whether the alias connects in the background, and has not succeeded yet. */
    boolean isPending(String alias) {
        return pending.containsKey(alias);
    }

    /** Why the latest attempt in the background failed; empty if none has yet, or the alias is connected. */
    Optional<ConnectFailedException> failure(String alias) {
        return pending.getOrDefault(alias, Optional.empty());
    }

    /** Tries nothing again. */
    @Override
    public void close() {
        pauses.values().forEach(Runnable::run);
    }
}
