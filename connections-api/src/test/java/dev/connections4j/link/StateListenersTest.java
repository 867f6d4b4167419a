package dev.connections4j.link;

import static io.grpc.ConnectivityState.CONNECTING;
import static io.grpc.ConnectivityState.IDLE;
import static io.grpc.ConnectivityState.READY;
import static io.grpc.ConnectivityState.SHUTDOWN;
import static io.grpc.ConnectivityState.TRANSIENT_FAILURE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.Connection;
import dev.connections4j.Reason;
import io.grpc.ConnectivityState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class StateListenersTest {
    private final LinkFixture bench = new LinkFixture();
    private final List<ConnectivityState> told = new CopyOnWriteArrayList<>();

    @Test
    void listener_lossFailureRecoveryAndClose_hearsEachChangeInOrder() {
        ConnectionHandle books = bench.connect();
        books.onStateChange(told::add);
        bench.link(1).lose();
        LinkFixture.call(books.channel());
        bench.clock.run();
        bench.transport.last().fail(Reason.REFUSED, "refused", "");
        bench.clock.run();
        bench.clock.advance(Duration.ofSeconds(5));
        LinkFixture.call(books.channel());
        bench.clock.run();
        bench.transport.last().succeed();
        bench.clock.run();
        books.shutdown(Duration.ZERO, "closed");
        assertEquals(List.of(IDLE, CONNECTING, TRANSIENT_FAILURE, IDLE, CONNECTING, READY, SHUTDOWN), told);
    }

    @Test
    void listener_thatThrows_doesNotKeepOthersFromHearing() {
        ConnectionHandle books = bench.connect();
        books.onStateChange(state -> {
            throw new IllegalStateException("listener");
        });
        books.onStateChange(told::add);
        books.shutdown(Duration.ZERO, "closed");
        assertEquals(List.of(SHUTDOWN), told);
    }

    @Test
    void listener_closed_hearsNoMore() {
        ConnectionHandle books = bench.connect();
        Connection.Subscription first = books.onStateChange(told::add);
        books.onStateChange(told::add);
        first.close();
        first.close();
        books.shutdown(Duration.ZERO, "closed");
        assertEquals(List.of(SHUTDOWN), told);
    }
}
