package dev.connections4j.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.events.ConnectionEvent;
import dev.connections4j.observers.EventLog;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.Pool;
import dev.connections4j.spi.LinkEnd;
import io.grpc.ConnectivityState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkEventsTest {
    private final LinkFixture bench = new LinkFixture().with(Parameters.KEEP_ALIVE, true);
    private final EventLog events = new EventLog();

    @Test
    void listener_lossFailureAndRecovery_hearsEachInOrder() {
        bench.observers.add(events);
        ConnectionHandle books = bench.connect();
        bench.link(1).lose();
        bench.clock.run();
        bench.transport.last().fail(Reason.REFUSED, "refused", "");
        bench.clock.advance(Duration.ofSeconds(5));
        bench.transport.last().succeed();
        bench.clock.run();
        books.shutdown(Duration.ZERO, "closed");

        assertEquals(
                List.of(
                        "attempt 0, round 1",
                        "link 0 BROKEN",
                        "state CONNECTING",
                        "reconnect 0, round 1: REFUSED",
                        "state TRANSIENT_FAILURE",
                        "state CONNECTING",
                        "reconnect 0, round 2",
                        "state READY",
                        "link 0 closed"),
                events.next(9));
    }

    @Test
    void attempt_failed_hasTransportStagesAndTheFailureWithItsRemedy() {
        bench.observers.add(events);
        bench.connect();
        bench.link(1).lose();
        bench.clock.run();
        bench.clock.stall(Duration.ofMillis(7));
        bench.transport.last().fail(Reason.REFUSED, "refused", "");
        events.next(3);

        ConnectionEvent.Attempt attempt = events.next(ConnectionEvent.Attempt.class);

        assertEquals("books", attempt.alias());
        assertEquals("milvus.test:19530", attempt.address());
        assertEquals("fake", attempt.transport());
        assertEquals("REFUSED", attempt.reason());
        assertEquals(Duration.ofMillis(7), attempt.timings().elapsed());
        ConnectFailedException failure = assertInstanceOf(ConnectFailedException.class, attempt.failure());
        assertEquals(Stage.TCP, failure.failure().stage());
        assertEquals(Reason.REFUSED.remedy(), failure.failure().remedy());
    }

    @Test
    void linkEnded_hasAgeAndWhetherItServed() {
        bench.observers.add(events);
        bench.connect();
        bench.clock.advance(Duration.ofSeconds(3));
        bench.link(1).ended.complete(LinkEnd.GOING_AWAY);
        events.next();

        ConnectionEvent.LinkEnded ended = events.next(ConnectionEvent.LinkEnded.class);

        assertEquals(LinkEnd.GOING_AWAY, ended.end());
        assertEquals(Duration.ofSeconds(3), ended.age());
        assertFalse(ended.served());
    }

    @Test
    void pool_eachMemberHasItsNumber_andItsState() {
        bench.observers.add(events);
        bench.with(Parameters.POOL, Pool.QUEUE_POOL).with(Parameters.POOL_SIZE, 2);
        ConnectionHandle books = bench.connect();
        assertEquals(List.of("attempt 0, round 1", "attempt 1, round 1"), events.next(2));
        assertEquals(List.of(ConnectivityState.READY, ConnectivityState.READY), books.memberStates());
        bench.link(2).lose();

        assertEquals(1, events.next(ConnectionEvent.LinkEnded.class).member());
        assertEquals(List.of(ConnectivityState.READY, ConnectivityState.CONNECTING), books.memberStates());
    }

    @Test
    void listener_removed_hearsNoMore_andLateOneHearsFromThenOn() {
        EventLog late = new EventLog();
        var subscription = bench.observers.add(events);
        ConnectionHandle books = bench.connect();
        assertNull(events.next(ConnectionEvent.Attempt.class).failure());
        subscription.close();
        subscription.close();
        bench.observers.add(late);
        books.shutdown(Duration.ZERO, "closed");

        assertEquals(List.of("link 0 closed"), late.next(1));
        assertTrue(events.soFar().isEmpty());
    }
}
