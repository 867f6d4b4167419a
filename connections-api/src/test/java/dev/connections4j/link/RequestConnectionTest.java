package dev.connections4j.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.Reason;
import io.grpc.ConnectivityState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestConnectionTest {
    private final LinkFixture bench = new LinkFixture();

    @Test
    void idle_reconnectsWithoutACall_andShortensNoPause() {
        ConnectionHandle books = bench.connect();
        books.requestConnection();
        bench.link(1).lose();
        books.requestConnection();
        books.requestConnection();
        assertEquals(ConnectivityState.CONNECTING, books.state());
        bench.clock.run();
        assertEquals(2, bench.transport.attempts.size());
        bench.transport.last().fail(Reason.REFUSED, "refused", "");
        bench.clock.run();
        books.requestConnection();
        bench.clock.run();
        assertEquals(ConnectivityState.TRANSIENT_FAILURE, books.state());
        assertEquals(2, bench.transport.attempts.size());
        bench.clock.advance(Duration.ofSeconds(5));
        assertEquals(ConnectivityState.IDLE, books.state());
        books.requestConnection();
        bench.clock.run();
        bench.transport.last().succeed();
        bench.clock.run();
        assertEquals(ConnectivityState.READY, books.state());
        assertEquals(3, bench.transport.attempts.size());
    }

    @Test
    void closed_opensNothing() {
        ConnectionHandle books = bench.connect();
        bench.link(1).lose();
        books.refuse("closed");
        books.requestConnection();
        bench.clock.run();
        assertEquals(1, bench.transport.attempts.size());
    }
}
