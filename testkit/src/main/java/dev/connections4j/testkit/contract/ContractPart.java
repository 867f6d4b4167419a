package dev.connections4j.testkit.contract;

import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.StandInBuilder;
import dev.connections4j.testkit.Await;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A part of the contract: a server and a registry of its own for each test, and no socket left after it. */
@Timeout(120)
abstract class ContractPart {
    /** Longer than any test waits: what must not end by itself gets this as timeout. */
    static final Duration PATIENT = Duration.ofHours(1);

    static final String ALIAS = "books-alias";

    final String transport;
    MilvusStandIn server;
    ConnectionRegistry registry;
    private final Deque<AutoCloseable> others = new ArrayDeque<>();

    ContractPart(String transport) {
        this.transport = transport;
        this.server = options().build();
        this.registry = registry(Map.of());
    }

    /** What the server is like. */
    StandInBuilder options() {
        return MilvusStandIn.builder();
    }

    @BeforeEach
    final void startServer() {
        server.start();
    }

    @AfterEach
    final void nothingIsLeft() throws Exception {
        registry.close();
        server.behaviour().releaseHeld();
        Await.until(
                () -> "no socket to the server is left, of " + server.openSockets(), () -> server.openSockets() == 0);
        server.close();
        while (!others.isEmpty()) {
            others.pop().close();
        }
    }

    /** A registry that sees this environment, and no {@code .env}. */
    static ConnectionRegistry registry(Map<String, String> environment) {
        return ConnectionRegistry.builder()
                .environment(environment)
                .withoutDotEnv()
                .build();
    }

    /** Closes it after the test. */
    final <T extends AutoCloseable> T closing(T other) {
        others.push(other);
        return other;
    }

    /** Parameters that lead to a server over this transport, then more. */
    final ConnectionParameters to(MilvusStandIn target, Consumer<ConnectionParameters.Builder> more) {
        return to(target.address(), more);
    }

    final ConnectionParameters to(String address, Consumer<ConnectionParameters.Builder> more) {
        return ConnectionParameters.of(p -> {
            p.address(address).transport(transport).timeout(PATIENT);
            vary(p);
            more.accept(p);
        });
    }

    /** What another run of the same part sets beside. */
    void vary(ConnectionParameters.Builder parameters) {}

    final ConnectionParameters to(MilvusStandIn target) {
        return to(target, p -> {});
    }

    final Connection connect(String alias) {
        return connect(alias, p -> {});
    }

    final Connection connect(String alias, Consumer<ConnectionParameters.Builder> more) {
        return registry.connect(alias, to(server, more));
    }

    final CompletableFuture<Connection> connectAsync(String alias) {
        return registry.connectAsync(alias, to(server));
    }

    /** The outcome of what must end soon. */
    static <T> T outcome(Future<T> future) throws ExecutionException {
        try {
            return future.get(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (TimeoutException e) {
            throw new AssertionError("did not end", e);
        }
    }

    /** How often the server was asked to Connect. */
    final int connects() {
        return server.calls("Connect").size();
    }
}
