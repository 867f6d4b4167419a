package dev.connections4j.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Reason;
import dev.connections4j.parameters.Parameters;
import io.grpc.CallOptions;
import io.grpc.ConnectivityState;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReconnectTest {
    private static final CallOptions WAITING = CallOptions.DEFAULT.withWaitForReady();
    private final LinkFixture bench = new LinkFixture();

    private int attempts() {
        return bench.transport.attempts.size();
    }

    private Heard callAndRun(ConnectionHandle books) {
        Heard heard = LinkFixture.call(books.channel());
        bench.clock.run();
        return heard;
    }

    @Test
    void lost_noCall_staysIdleAndOpensNothing() {
        ConnectionHandle books = bench.connect();
        bench.link(1).lose();
        bench.clock.advance(Duration.ofHours(1));
        assertEquals(ConnectivityState.IDLE, books.state());
        assertEquals(1, attempts());
        assertTrue(bench.link(1).isClosed());
    }

    @Test
    void lost_calls_shareOneAttemptAndGoOverTheNewLink() {
        ConnectionHandle books = bench.connect();
        bench.link(1).lose();
        List<Heard> heard = IntStream.range(0, 20)
                .mapToObj(i -> LinkFixture.call(books.channel()))
                .toList();
        bench.clock.run();
        assertEquals(2, attempts());
        assertEquals(ConnectivityState.CONNECTING, books.state());
        assertTrue(heard.stream().allMatch(Heard::isOpen));
        FakeLink second = bench.transport.last().succeed();
        bench.clock.run();
        assertEquals(20, second.calls.size());
        assertEquals(List.of("start", "request 1", "send hello", "halfClose"), second.calls.get(7).asked);
        second.calls.forEach(call -> call.end(Status.OK));
        assertTrue(heard.stream().allMatch(h -> h.status().isOk()));
        assertEquals(ConnectivityState.READY, books.state());
        assertEquals("v2", books.serverVersion());
        assertEquals(2, books.identifier().getAsLong());
    }

    @Test
    void lost_keepAlive_reconnectsByItself() {
        ConnectionHandle books = bench.with(Parameters.KEEP_ALIVE, true).connect();
        bench.link(1).lose();
        bench.clock.run();
        assertEquals(2, attempts());
        bench.transport.last().fail(Reason.REFUSED, "refused", "");
        bench.clock.run();
        bench.clock.advance(Duration.ofSeconds(5));
        assertEquals(3, attempts());
        bench.transport.last().succeed();
        bench.clock.run();
        assertEquals(ConnectivityState.READY, books.state());
    }

    @Test
    void lost_callsInFlight_finishOnTheOldLinkBeforeItCloses() {
        ConnectionHandle books = bench.connect();
        Heard old = LinkFixture.call(books.channel());
        bench.link(1).lose();
        assertFalse(bench.link(1).isClosed());
        bench.link(1).calls.get(0).end(Status.OK);
        assertTrue(old.status().isOk());
        assertTrue(bench.link(1).isClosed());
    }

    @Test
    void failed_waitingCall_endsUnavailableAndNamesAliasAndCause() {
        ConnectionHandle books = bench.connect();
        bench.link(1).lose();
        Heard heard = callAndRun(books);
        bench.transport.last().fail(Reason.REFUSED, "the port refuses connections", "");
        bench.clock.run();
        assertEquals(Status.Code.UNAVAILABLE, heard.status().getCode());
        assertEquals(
                "connection 'books' to milvus.test:19530 over fake was lost, and reconnecting failed at stage TCP:"
                        + " REFUSED: the port refuses connections",
                heard.description());
        assertEquals(ConnectivityState.TRANSIENT_FAILURE, books.state());
    }

    @Test
    void failed_refusedByTheServer_endsWithItsStatusAndWords() {
        ConnectionHandle books = bench.connect();
        bench.link(1).lose();
        Heard failFast = LinkFixture.call(books.channel());
        Heard waiting = LinkFixture.call(books.channel(), WAITING);
        bench.clock.run();
        bench.transport
                .last()
                .fail(Reason.UNAUTHENTICATED, "the server does not accept the credentials", "auth check failure");
        bench.clock.run();
        assertEquals(Status.Code.UNAUTHENTICATED, failFast.status().getCode());
        assertEquals(Status.Code.UNAUTHENTICATED, waiting.status().getCode());
        assertTrue(failFast.description().endsWith("; the server said: auth check failure"), failFast.description());
    }

    @Test
    void pause_failFastCall_failsAtOnceWithTheLastCause() {
        ConnectionHandle books = bench.connect();
        bench.link(1).lose();
        callAndRun(books);
        bench.transport.last().fail(Reason.REFUSED, "the port refuses connections", "");
        bench.clock.run();
        Heard inPause = callAndRun(books);
        assertEquals(Status.Code.UNAVAILABLE, inPause.status().getCode());
        assertTrue(inPause.description().contains("REFUSED"), inPause.description());
        assertEquals(2, attempts());
    }

    @Test
    void pause_over_theNextCallTriesAgain() {
        ConnectionHandle books = bench.connect();
        bench.link(1).lose();
        callAndRun(books);
        bench.transport.last().fail(Reason.REFUSED, "refused", "");
        bench.clock.run();
        bench.clock.advance(Duration.ofSeconds(5));
        assertEquals(2, attempts());
        assertEquals(ConnectivityState.IDLE, books.state());
        Heard heard = callAndRun(books);
        assertEquals(3, attempts());
        assertTrue(heard.isOpen());
    }

    @Test
    void waitForReady_failures_keepsWaitingUntilReady() {
        ConnectionHandle books = bench.connect();
        bench.link(1).lose();
        Heard waiting = LinkFixture.call(books.channel(), WAITING);
        for (int i = 2; i <= 6; i++) {
            bench.clock.advance(Duration.ofSeconds(5));
            assertEquals(i, attempts());
            bench.transport.last().fail(Reason.REFUSED, "refused", "");
            bench.clock.run();
            assertTrue(waiting.isOpen());
        }
        bench.clock.advance(Duration.ofSeconds(5));
        FakeLink link = bench.transport.last().succeed();
        bench.clock.run();
        assertEquals(1, link.calls.size());
        assertFalse(link.calls.get(0).options.isWaitForReady(), "a link that is lost is never ready again");
    }

    @Test
    void waitForReady_cancelledWhileWaiting_endsTheTrying() {
        ConnectionHandle books = bench.connect();
        bench.link(1).lose();
        Heard heard = new Heard();
        var call = books.channel().newCall(LinkFixture.METHOD, WAITING);
        call.start(heard, new io.grpc.Metadata());
        bench.clock.run();
        bench.transport.last().fail(Reason.REFUSED, "refused", "");
        bench.clock.run();
        call.cancel("enough", null);
        assertEquals(Status.Code.CANCELLED, heard.status().getCode());
        bench.clock.advance(Duration.ofMinutes(1));
        assertEquals(2, attempts());
        assertEquals(0, bench.clock.pending());
    }

    @Test
    void timeout_silentServer_abandonsTheAttemptAndSaysTheStage() {
        ConnectionHandle books =
                bench.with(Parameters.TIMEOUT, Duration.ofSeconds(3)).connect();
        bench.link(1).lose();
        Heard heard = callAndRun(books);
        bench.clock.advance(Duration.ofSeconds(3));
        assertTrue(bench.transport.last().isAbandoned());
        assertEquals(Status.Code.UNAVAILABLE, heard.status().getCode());
        assertTrue(
                heard.description().endsWith("at stage TCP: TIMED_OUT: the TCP connection was not answered for 3 s"),
                heard.description());
    }

    @Test
    void timeout_thisProcessWasLate_saysThatAndBlamesNoServer() {
        ConnectionHandle books =
                bench.with(Parameters.TIMEOUT, Duration.ofSeconds(3)).connect();
        bench.link(1).lose();
        Heard heard = callAndRun(books);
        bench.clock.stall(Duration.ofMillis(4_500));
        bench.clock.run();
        assertTrue(
                heard.description()
                        .endsWith(
                                "TIMED_OUT: this process was too busy to connect in time: its own work ran 1.5 s late"),
                heard.description());
    }

    @Test
    void shutdown_whileReconnecting_abandonsAndEndsWaitingCalls() {
        ConnectionHandle books = bench.connect();
        bench.link(1).lose();
        Heard waiting = LinkFixture.call(books.channel(), WAITING);
        bench.clock.run();
        CompletableFuture<Void> closed =
                books.shutdown(Duration.ofSeconds(5), "connection 'books' was closed by remove");
        assertTrue(closed.isDone());
        assertTrue(bench.transport.last().isAbandoned());
        assertEquals("connection 'books' was closed by remove", waiting.description());
        assertEquals(Status.Code.UNAVAILABLE, waiting.status().getCode());
        bench.clock.advance(Duration.ofMinutes(1));
        assertEquals(0, bench.clock.pending());
        assertEquals(2, attempts());
    }

    @Test
    void shutdown_linkOpenedButNotYetTaken_isClosed() {
        ConnectionHandle books = bench.connect();
        bench.link(1).lose();
        callAndRun(books);
        FakeLink late = bench.transport.last().succeed();
        CompletableFuture<Void> closed = books.shutdown(Duration.ofSeconds(5), "closed");
        bench.clock.run();
        assertTrue(late.isClosed());
        assertTrue(closed.isDone());
    }

    @Test
    void shutdown_inPause_leavesNoTimer() {
        ConnectionHandle books = bench.connect();
        bench.link(1).lose();
        callAndRun(books);
        bench.transport.last().fail(Reason.REFUSED, "refused", "");
        bench.clock.run();
        books.shutdown(Duration.ofSeconds(5), "closed");
        assertEquals(0, bench.clock.pending());
    }

    @Test
    void deadline_whileWaiting_endsTheCallItself() throws Exception {
        ConnectionHandle books = bench.connect();
        bench.link(1).lose();
        CompletableFuture<Status> status = new CompletableFuture<>();
        books.channel()
                .newCall(LinkFixture.METHOD, WAITING.withDeadlineAfter(1, java.util.concurrent.TimeUnit.MILLISECONDS))
                .start(
                        new io.grpc.ClientCall.Listener<>() {
                            @Override
                            public void onClose(Status ended, io.grpc.Metadata trailers) {
                                status.complete(ended);
                            }
                        },
                        new io.grpc.Metadata());
        Status ended = status.get(30, java.util.concurrent.TimeUnit.SECONDS);
        assertEquals(Status.Code.DEADLINE_EXCEEDED, ended.getCode());
        assertEquals(
                "the deadline passed while the call waited for connection 'books' to reconnect",
                ended.getDescription());
    }
}
