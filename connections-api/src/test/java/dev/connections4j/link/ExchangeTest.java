package dev.connections4j.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.parameters.Parameters;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ConnectivityState;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private final LinkFixture bench = new LinkFixture();

    @Test
    void exchange_handleAndChannel_goOverToTheNewLink() {
        ConnectionHandle books = bench.connect();
        Channel taken = books.channel();
        Channel other = books.channel("other");
        bench.with(Parameters.USER_AGENT, "new");
        CompletableFuture<Void> closed = books.exchange(bench.pool(), LinkFixture.timings(), GRACE);
        assertTrue(closed.isDone());
        assertTrue(bench.link(1).isClosed());
        assertEquals("new", books.parameters().get(Parameters.USER_AGENT));
        assertEquals("v2", books.serverVersion());
        assertSame(taken, books.channel());
        LinkFixture.call(taken);
        LinkFixture.call(other);
        assertEquals(2, bench.link(2).calls.size());
        assertEquals(ConnectivityState.READY, books.state());
    }

    @Test
    void exchange_streamInFlight_finishesOnTheOldLink() {
        ConnectionHandle books = bench.connect();
        Heard stream = LinkFixture.call(books.channel());
        CompletableFuture<Void> closed = books.exchange(bench.pool(), LinkFixture.timings(), GRACE);
        assertFalse(closed.isDone());
        assertFalse(bench.link(1).isClosed());
        bench.link(1).calls.get(0).end(Status.OK);
        assertTrue(stream.status().isOk());
        assertTrue(closed.isDone());
        assertEquals(0, bench.clock.pending());
    }

    @Test
    void exchange_graceExpires_cutsTheOldCalls() {
        ConnectionHandle books = bench.connect();
        Heard stream = LinkFixture.call(books.channel());
        CompletableFuture<Void> closed = books.exchange(bench.pool(), LinkFixture.timings(), GRACE);
        bench.clock.advance(GRACE);
        assertEquals(Status.Code.UNAVAILABLE, stream.status().getCode());
        assertEquals("connection 'books' was closed by replace", stream.description());
        assertTrue(closed.isDone());
    }

    @Test
    void exchange_whileReconnecting_waitingCallsGoToTheNewLink() {
        ConnectionHandle books = bench.connect();
        bench.link(1).lose();
        Heard waiting = LinkFixture.call(books.channel(), CallOptions.DEFAULT);
        bench.clock.run();
        books.exchange(bench.pool(), LinkFixture.timings(), GRACE);
        assertTrue(bench.transport.attempts.get(1).isAbandoned());
        assertEquals(1, bench.link(3).calls.size());
        assertTrue(waiting.isOpen());
        bench.clock.run();
        assertEquals(3, bench.transport.attempts.size());
    }

    @Test
    void shutdown_whileTheOldDrains_endsBoth() {
        ConnectionHandle books = bench.connect();
        Heard old = LinkFixture.call(books.channel());
        books.exchange(bench.pool(), LinkFixture.timings(), GRACE);
        Heard current = LinkFixture.call(books.channel());
        CompletableFuture<Void> closed =
                books.shutdown(Duration.ofSeconds(1), "connection 'books' was closed by disconnect");
        assertFalse(closed.isDone());
        bench.clock.advance(Duration.ofSeconds(1));
        assertTrue(closed.isDone());
        assertEquals("connection 'books' was closed by disconnect", old.description());
        assertEquals("connection 'books' was closed by disconnect", current.description());
        assertEquals(0, bench.clock.pending());
    }

    @Test
    void exchange_afterShutdown_closesTheNewLinks() {
        ConnectionHandle books = bench.connect();
        books.shutdown(Duration.ZERO, "closed");
        CompletableFuture<Void> closed = books.exchange(bench.pool(), LinkFixture.timings(), GRACE);
        assertTrue(closed.isDone());
        assertTrue(bench.link(2).isClosed());
        assertEquals(ConnectivityState.SHUTDOWN, books.state());
    }
}
