package dev.connections4j.registry;

import static dev.connections4j.registry.RegistryFixture.at;
import static dev.connections4j.registry.RegistryFixture.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Connection;
import dev.connections4j.ConnectionsException;
import dev.connections4j.Reason;
import dev.connections4j.Registration;
import dev.connections4j.Stage;
import dev.connections4j.parameters.ConnectionParameters;
import io.grpc.ConnectivityState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Many threads at once. */
class StressTest {
    private static final int THREADS = 16;
    private static final List<String> ALIASES = List.of("a", "b", "c");
    private static final List<String> ADDRESSES = List.of("one:1", "two:2");

    private final RegistryFixture fixture = new RegistryFixture();
    private final SlotRegistry registry = fixture.registry;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @RepeatedTest(20)
    void connect_manyCallersOfOneAlias_openOnce() throws Exception {
        List<Future<Connection>> callers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            callers.add(threads.submit(() -> registry.connect("books", p -> p.address("one:1"))));
        }
        await("all joined", () -> callersOf("books") == THREADS);
        fixture.backend.last().succeed();

        Set<Connection> connections = new HashSet<>();
        for (Future<Connection> caller : callers) {
            connections.add(get(caller));
        }
        assertEquals(1, connections.size());
        assertEquals(1, fixture.backend.openings.size());
        assertEquals(0, fixture.timers.pending());
    }

    @RepeatedTest(10)
    void addConnections_whileOthersLook_areSeenAllOrNone() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        List<Future<?>> lookers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            lookers.add(threads.submit(() -> {
                while (!done.get()) {
                    assertEquals(0, registry.listConnections().size() % 3);
                }
            }));
        }
        for (int i = 0; i < 500; i++) {
            registry.addConnections(Map.of("x" + i, at("one:1"), "y" + i, at("one:1"), "z" + i, at("one:1")));
        }
        done.set(true);
        for (Future<?> looker : lookers) {
            get(looker);
        }
        assertEquals(1_500, registry.listConnections().size());
    }

    @RepeatedTest(5)
    void anything_manyThreads_leavesNothingOpen() throws Exception {
        fixture.backend.onOpen = opening -> threads.execute(() -> end(opening));
        List<Future<?>> workers = new ArrayList<>();
        for (int i = 0; i < THREADS / 2; i++) {
            Random random = new Random(i);
            workers.add(threads.submit(() -> {
                for (int n = 0; n < 300; n++) {
                    anything(random);
                }
            }));
        }
        for (Future<?> worker : workers) {
            get(worker);
        }
        Set<Connection> live = new HashSet<>();
        for (Registration registration : registry.listConnections()) {
            registration.connection().ifPresent(live::add);
        }
        for (FakeHandle handle : fixture.backend.handles) {
            assertEquals(live.contains(handle), handle.state() == ConnectivityState.READY, () -> handle.events + "");
        }
        registry.close();
        await("nothing rings any more", () -> fixture.timers.pending() == 0);
        fixture.backend.handles.forEach(handle -> assertEquals(ConnectivityState.SHUTDOWN, handle.state()));
        fixture.backend.openings.forEach(
                opening -> assertTrue(opening.isEnded(), "a try was forgotten: " + opening.alias));
        fixture.slots.now().slots().forEach(slot -> assertTrue(slot.live() == null && slot.pending() == null));
    }

    @Test
    void registry_closed_leavesNoThreadForLong() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        RegistryFixture own = new RegistryFixture();
        List<CompletableFuture<Connection>> futures = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            futures.add(own.begin("alias-" + i, p -> p.address("one:1")));
        }
        own.backend.openings.forEach(FakeOpening::succeed);
        for (CompletableFuture<Connection> future : futures) {
            RegistryFixture.join(future);
        }
        own.registry.close();

        await("the threads end", () -> started(before).isEmpty());
        assertEquals(List.of(), started(before));
    }

    private static List<String> started(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> name.startsWith("connections4j-"))
                .toList();
    }

    private void anything(Random random) {
        String alias = ALIASES.get(random.nextInt(ALIASES.size()));
        ConnectionParameters set = at(ADDRESSES.get(random.nextInt(ADDRESSES.size())));
        try {
            switch (random.nextInt(8)) {
                case 0 -> registry.addConnection(alias, set);
                case 1 -> registry.disconnect(alias, Duration.ZERO);
                case 2 -> registry.removeConnection(alias);
                case 3 -> registry.replace(alias, set);
                case 4 -> registry.connectAsync(alias, set).cancel(true);
                case 5 -> registry.get(alias).close();
                default -> assertEquals(alias, registry.connect(alias, set).alias());
            }
        } catch (ConnectionsException expected) {
            assertTrue(
                    Set.of("ALIAS_CONFLICT", "NO_CONNECTION", "CANCELLED", "REFUSED")
                            .contains(expected.code()),
                    expected.toString());
        }
    }

    private static void end(FakeOpening opening) {
        if (ThreadLocalRandom.current().nextInt(3) == 0) {
            opening.fail(Stage.TCP, Reason.REFUSED, "refused");
        } else {
            opening.succeed();
        }
    }

    private int callersOf(String alias) {
        Slot slot = fixture.slots.now().find(alias);
        return slot == null || slot.pending() == null
                ? 0
                : slot.pending().callers().size();
    }

    private static <T> T get(Future<T> future) throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(60, TimeUnit.SECONDS);
    }
}
