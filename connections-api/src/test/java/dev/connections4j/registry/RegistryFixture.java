package dev.connections4j.registry;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.async.ManualClock;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.resolution.Resolver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A registry over fakes: the test decides when time passes and how each try ends. */
final class RegistryFixture {
    static final Duration GRACE = Duration.ofSeconds(5);

    final ManualClock timers = new ManualClock(0.5);
    final FakeBackend backend = new FakeBackend(timers);
    final Slots slots = new Slots();
    /** Runs once, where the next closing is about to begin. */
    final AtomicReference<Runnable> beforeClosing = new AtomicReference<>(() -> {});

    final Closings closings = new Closings() {
        @Override
        Closing begin(String alias) {
            beforeClosing.getAndSet(() -> {}).run();
            return super.begin(alias);
        }
    };
    final RegistryContext context;
    final SlotRegistry registry;

    RegistryFixture() {
        this(Map.of());
    }

    RegistryFixture(Map<String, String> environment) {
        this(environment, null);
    }

    RegistryFixture(Map<String, String> environment, @Nullable Consumer<ConnectFailedException> waiting) {
        context = new RegistryContext(
                slots,
                backend,
                new Resolver(new HashMap<>(environment), Path.of(""), false),
                timers,
                closings,
                GRACE,
                waiting == null ? null : new WaitListener(waiting),
                backend.observers);
        registry = new SlotRegistry(context);
    }

    static ConnectionParameters at(String address) {
        return ConnectionParameters.of(p -> p.address(address));
    }

    static ConnectionParameters with(Consumer<ConnectionParameters.Builder> steps) {
        return ConnectionParameters.of(steps);
    }

    /** Starts a connect that goes on. */
    CompletableFuture<Connection> begin(String alias, Consumer<ConnectionParameters.Builder> steps) {
        return registry.connectAsync(alias, steps);
    }

    /** A live connection. */
    Connection connected(String alias, String address) {
        CompletableFuture<Connection> future = begin(alias, p -> p.address(address));
        backend.last().succeed();
        return join(future);
    }

    /** Spins until another thread has got there. */
    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain: " + what);
            }
            Thread.onSpinWait();
        }
    }

    /** The outcome, which must come without any more time passing. */
    static <T> T join(CompletableFuture<T> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** The failure, which must come without any more time passing. */
    static Throwable failure(CompletableFuture<?> future) {
        try {
            throw new AssertionError("succeeded with " + join(future));
        } catch (CompletionException e) {
            return e.getCause();
        }
    }

    static ConnectFailedException connectFailure(CompletableFuture<?> future) {
        return (ConnectFailedException) failure(future);
    }
}
