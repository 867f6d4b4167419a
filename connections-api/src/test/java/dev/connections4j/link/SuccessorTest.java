package dev.connections4j.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.spi.LinkEnd;
import io.grpc.ConnectivityState;
import io.grpc.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When the next link is opened after one has ended. */
class SuccessorTest {
    private final LinkFixture bench = new LinkFixture();
    private final ConnectionHandle books = bench.connect();

    private FakeCall<?, ?> call(int link, int number) {
        return bench.link(link).calls.get(number - 1);
    }

    private Heard callAndRun() {
        Heard heard = LinkFixture.call(books.channel());
        bench.clock.run();
        return heard;
    }

    @Test
    void goingAway_successorIsOpenedAtOnce_whileTheOldLinkFinishes() {
        Heard old = LinkFixture.call(books.channel());
        bench.link(1).ended.complete(LinkEnd.GOING_AWAY);
        assertEquals(ConnectivityState.CONNECTING, books.state());
        Heard waiting = LinkFixture.call(books.channel());
        bench.clock.run();
        assertEquals(2, bench.transport.attempts.size());
        assertFalse(bench.link(1).isClosed());
        bench.transport.last().succeed();
        bench.clock.run();

        call(2, 1).end(Status.OK);
        assertTrue(waiting.status().isOk());
        call(1, 1).end(Status.OK);
        assertTrue(old.status().isOk());
        assertTrue(bench.link(1).isClosed());
    }

    @Test
    void goingAway_againAndAgainAfterACall_pausesNever() {
        for (int i = 1; i <= 20; i++) {
            LinkFixture.call(books.channel());
            call(i, 1).end(Status.OK);
            bench.link(i).ended.complete(LinkEnd.GOING_AWAY);
            bench.clock.run();
            assertEquals(i + 1, bench.transport.attempts.size());
            bench.transport.last().succeed();
            bench.clock.run();
        }
    }

    @Test
    void goingAway_againAndAgainWithoutACall_pauses() {
        for (int i = 1; i <= 20; i++) {
            bench.link(bench.transport.attempts.size()).ended.complete(LinkEnd.GOING_AWAY);
            bench.clock.advance(Duration.ofMillis(500));
            FakeTransport.Attempt last = bench.transport.last();
            if (!last.link().isDone()) {
                last.succeed();
            }
            bench.clock.run();
        }

        assertTrue(bench.transport.attempts.size() < 12, "dials: " + bench.transport.attempts.size());
    }

    @Test
    void lostYoungAgainAndAgain_calls_waitForGrowingPauses() {
        bench.link(1).lose();
        callAndRun();
        bench.transport.last().succeed();
        bench.clock.run();
        bench.link(2).lose();
        Heard heard = callAndRun();
        assertEquals(2, bench.transport.attempts.size());
        assertTrue(heard.isOpen());
        bench.clock.advance(Duration.ofMillis(200));
        assertEquals(3, bench.transport.attempts.size());
    }

    @Test
    void lostAfterALongLife_call_reconnectsAtOnce() {
        for (int i = 1; i < 5; i++) {
            bench.clock.advance(Duration.ofSeconds(10));
            bench.link(i).lose();
            callAndRun();
            assertEquals(i + 1, bench.transport.attempts.size());
            bench.transport.last().succeed();
            bench.clock.run();
        }
        assertEquals(ConnectivityState.READY, books.state());
    }
}
