package dev.connections4j.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.connections4j.AliasConflictException;
import dev.connections4j.ConnectTimings;
import dev.connections4j.async.ManualClock;
import dev.connections4j.observers.Observers;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.resolution.Resolver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every event in every state, as the table in {@link Transitions} has it. */
class TransitionsTest {
    private enum State {
        ABSENT,
        REGISTERED,
        CONNECTING_NEW,
        CONNECTING,
        CONNECTED,
        REPLACING
    }

    private static final String ALIAS = "books";
    private final Resolver resolver = new Resolver(Map.of(), Path.of(""), false);
    private final ConnectionParameters set = RegistryFixture.at("one:1");
    private final ConnectionParameters other = RegistryFixture.at("two:2");
    private final Attempt underWay = attempt(set);
    private final Caller waiting = caller(set);
    private final ActiveConnection live = live(set);

    @ParameterizedTest
    @CsvSource({
        // state, event, next state, callers told, attempt given up, connection closed
        "ABSENT, add, REGISTERED, 0, false, false",
        "ABSENT, connect, CONNECTING_NEW, 0, false, false",
        "ABSENT, replace, CONNECTING_NEW, 0, false, false",
        "ABSENT, succeeded, ABSENT, 0, false, false",
        "ABSENT, failed, ABSENT, 0, false, false",
        "ABSENT, disconnect, ABSENT, 0, false, false",
        "ABSENT, close, ABSENT, 0, false, false",
        "ABSENT, remove, ABSENT, 0, false, false",
        "REGISTERED, add, REGISTERED, 0, false, false",
        "REGISTERED, connect, CONNECTING, 0, false, false",
        "REGISTERED, replace, CONNECTING, 0, false, false",
        "REGISTERED, succeeded, REGISTERED, 0, false, false",
        "REGISTERED, failed, REGISTERED, 0, false, false",
        "REGISTERED, disconnect, REGISTERED, 0, false, false",
        "REGISTERED, close, REGISTERED, 0, false, false",
        "REGISTERED, remove, ABSENT, 0, false, false",
        "CONNECTING_NEW, add, CONNECTING, 0, false, false",
        "CONNECTING_NEW, connect, CONNECTING_NEW, 0, false, false",
        "CONNECTING_NEW, replace, CONNECTING_NEW, 1, true, false",
        "CONNECTING_NEW, succeeded, CONNECTED, 1, false, false",
        "CONNECTING_NEW, failed, ABSENT, 1, false, false",
        "CONNECTING_NEW, disconnect, ABSENT, 1, true, false",
        "CONNECTING_NEW, close, CONNECTING_NEW, 0, false, false",
        "CONNECTING_NEW, remove, ABSENT, 1, true, false",
        "CONNECTING, add, CONNECTING, 0, false, false",
        "CONNECTING, connect, CONNECTING, 0, false, false",
        "CONNECTING, replace, CONNECTING, 1, true, false",
        "CONNECTING, succeeded, CONNECTED, 1, false, false",
        "CONNECTING, failed, REGISTERED, 1, false, false",
        "CONNECTING, disconnect, REGISTERED, 1, true, false",
        "CONNECTING, close, CONNECTING, 0, false, false",
        "CONNECTING, remove, ABSENT, 1, true, false",
        "CONNECTED, add, CONNECTED, 0, false, false",
        "CONNECTED, connect, CONNECTED, 0, false, false",
        "CONNECTED, replace, REPLACING, 0, false, false",
        "CONNECTED, succeeded, CONNECTED, 0, false, false",
        "CONNECTED, failed, CONNECTED, 0, false, false",
        "CONNECTED, disconnect, REGISTERED, 0, false, true",
        "CONNECTED, close, REGISTERED, 0, false, true",
        "CONNECTED, remove, ABSENT, 0, false, true",
        "REPLACING, add, REPLACING, 0, false, false",
        "REPLACING, connect, REPLACING, 0, false, false",
        "REPLACING, replace, REPLACING, 1, true, false",
        "REPLACING, succeeded, CONNECTED, 1, false, false",
        "REPLACING, failed, CONNECTED, 1, false, false",
        "REPLACING, disconnect, REGISTERED, 1, true, true",
        "REPLACING, close, REGISTERED, 1, true, true",
        "REPLACING, remove, ABSENT, 1, true, true",
    })
    void event_inState_leadsTo(State state, String event, State next, int told, boolean givesUp, boolean closes) {
        TransitionResult step = apply(event, slot(state));

        assertEquals(next, state(step.next()));
        assertEquals(told, step.leaving().size());
        assertEquals(givesUp ? underWay : null, step.dropped());
        assertEquals(closes ? live : null, step.closed());
    }

    @ParameterizedTest
    @CsvSource({"succeeded", "failed"})
    void eventOfAnotherAttempt_changesNothing(String event) {
        Slot now = new Slot(ALIAS, 0, set, null, new Slot.Pending(attempt(set), List.of(waiting)));

        TransitionResult step = apply(event, now);

        assertSame(now, step.next());
        assertEquals(List.of(), step.leaving());
    }

    @ParameterizedTest
    @CsvSource({"CONNECTED, connected", "REPLACING, connected", "CONNECTING, connecting", "CONNECTING_NEW, connecting"})
    void connect_otherParameters_conflicts(State state, String doing) {
        Slot now = slot(state);
        Caller asking = caller(other);
        Attempt fresh = attempt(other);

        var failure = assertThrows(AliasConflictException.class, () -> Transitions.connect(now, asking, fresh));

        assertEquals(List.of("address"), failure.parameters());
        assertEquals(
                "connection 'books' is " + doing
                        + " to one:1 with other parameters: address (one:1, now two:2). Remedy: "
                        + (doing.equals("connected")
                                ? "disconnect it first, or use replace."
                                : "wait for that attempt, disconnect, or use replace."),
                failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"CONNECTED", "REPLACING"})
    void add_otherAddress_conflicts(State state) {
        Slot now = slot(state);

        var failure = assertThrows(
                AliasConflictException.class, () -> Transitions.add(now, ALIAS, other, resolver.address(other)));

        assertEquals(
                "connection 'books' is connected to one:1 and cannot be registered for two:2. Remedy: disconnect it"
                        + " first, or use replace.",
                failure.getMessage());
    }

    @Test
    void failed_whileAnotherWaits_keepsTheAttemptForIt() {
        Caller patient = caller(RegistryFixture.with(p -> p.address("one:1").waitForReady(true)));
        Slot now = new Slot(ALIAS, 0, set, null, new Slot.Pending(underWay, List.of(waiting, patient)));

        TransitionResult step = Transitions.failed(now, underWay, caller -> !caller.waitsForReady());

        assertEquals(List.of(waiting), step.leaving());
        assertNull(step.dropped());
        Slot next = step.next();
        assertEquals(new Slot.Pending(underWay, List.of(patient)), next == null ? null : next.pending());
    }

    @Test
    void failed_notForTheLast_keepsTheAttempt() {
        Caller second = caller(set);
        Slot now = new Slot(ALIAS, Slot.UNLISTED, null, null, new Slot.Pending(underWay, List.of(waiting, second)));

        TransitionResult step = Transitions.failed(now, underWay, caller -> caller == waiting);

        assertEquals(List.of(waiting), step.leaving());
        assertEquals(State.CONNECTING_NEW, state(step.next()));
    }

    @Test
    void close_ofAnEarlierConnection_changesNothing() {
        Slot now = slot(State.CONNECTED);

        assertSame(now, Transitions.close(now, live(set).connection()).next());
    }

    private TransitionResult apply(String event, @Nullable Slot now) {
        return switch (event) {
            case "add" -> Transitions.add(now, ALIAS, set, resolver.address(set));
            case "connect" -> Transitions.connect(now, caller(set), attempt(set));
            case "replace" -> Transitions.replace(now, caller(other), attempt(other));
            case "succeeded" -> Transitions.succeeded(now, underWay, live, resolver::merge);
            case "failed" -> Transitions.failed(now, underWay, caller -> true);
            case "disconnect" -> Transitions.disconnect(now);
            case "close" -> Transitions.close(now, live.connection());
            case "remove" -> Transitions.remove(now);
            default -> throw new IllegalArgumentException(event);
        };
    }

    private @Nullable Slot slot(State state) {
        Slot.Pending pending = new Slot.Pending(underWay, List.of(waiting));
        return switch (state) {
            case ABSENT -> null;
            case REGISTERED -> new Slot(ALIAS, 0, set, null, null);
            case CONNECTING_NEW -> new Slot(ALIAS, Slot.UNLISTED, null, null, pending);
            case CONNECTING -> new Slot(ALIAS, 0, set, null, pending);
            case CONNECTED -> new Slot(ALIAS, 0, set, live, null);
            case REPLACING -> new Slot(ALIAS, 0, set, live, pending);
        };
    }

    private static State state(@Nullable Slot slot) {
        if (slot == null) {
            return State.ABSENT;
        }
        if (slot.live() != null) {
            return slot.pending() == null ? State.CONNECTED : State.REPLACING;
        }
        if (slot.pending() != null) {
            return slot.registered() == null ? State.CONNECTING_NEW : State.CONNECTING;
        }
        return State.REGISTERED;
    }

    private ResolvedParameters resolved(ConnectionParameters given) {
        return resolver.resolve(ALIAS, given, ConnectionParameters.none());
    }

    private Attempt attempt(ConnectionParameters given) {
        RegistryContext context = new RegistryContext(
                new Slots(),
                new FakeBackend(new ManualClock(0)),
                resolver,
                new ManualClock(0),
                new Closings(),
                Duration.ZERO,
                null,
                new Observers(new ManualClock(0), List.of()));
        return new Attempt(ALIAS, given, resolved(given), 0, context);
    }

    private Caller caller(ConnectionParameters given) {
        return new Caller(ALIAS, given, resolved(given), false, new ManualClock(0), 0);
    }

    private ActiveConnection live(ConnectionParameters given) {
        FakeHandle handle =
                new FakeHandle(ALIAS, resolved(given), new ConnectTimings(Duration.ZERO, Map.of()), () -> {});
        return new ActiveConnection(handle, resolved(given), "fake", CompletableFuture.completedFuture(null));
    }
}
