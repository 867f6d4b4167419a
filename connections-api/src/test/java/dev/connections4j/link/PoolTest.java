package dev.connections4j.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Reason;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.Pool;
import io.grpc.ConnectivityState;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoolTest {
    private final LinkFixture bench = new LinkFixture();

    private List<Integer> callsPerLink(int links) {
        return IntStream.rangeClosed(1, links)
                .mapToObj(i -> bench.link(i).calls.size())
                .toList();
    }

    private ConnectionHandle pool(Pool pool, int size) {
        return bench.with(Parameters.POOL, pool)
                .with(Parameters.POOL_SIZE, size)
                .connect();
    }

    @Test
    void queuePool_calls_takeMembersInTurn() {
        ConnectionHandle books = pool(Pool.QUEUE_POOL, 3);
        for (int i = 0; i < 6; i++) {
            LinkFixture.call(books.channel());
        }
        assertEquals(List.of(2, 2, 2), callsPerLink(3));
    }

    @Test
    void queuePool_memberLost_othersServeWhileItReconnects() {
        ConnectionHandle books = pool(Pool.QUEUE_POOL, 3);
        bench.link(2).lose();
        for (int i = 0; i < 6; i++) {
            LinkFixture.call(books.channel());
        }
        assertEquals(List.of(2, 0, 4), callsPerLink(3));
        assertEquals(ConnectivityState.READY, books.state());
        bench.clock.run();
        assertEquals(4, bench.transport.attempts.size());
        bench.transport.last().succeed();
        bench.clock.run();
        for (int i = 0; i < 3; i++) {
            LinkFixture.call(books.channel());
        }
        assertEquals(1, bench.link(4).calls.size());
    }

    @Test
    void requestConnection_reconnectsEachMemberThatIsLost() {
        ConnectionHandle books = pool(Pool.QUEUE_POOL, 3);
        bench.link(1).lose();
        bench.link(3).lose();
        books.requestConnection();
        bench.clock.run();
        assertEquals(5, bench.transport.attempts.size());
    }

    @Test
    void queuePool_allLost_callsWait() {
        ConnectionHandle books = pool(Pool.QUEUE_POOL, 2);
        bench.link(1).lose();
        bench.link(2).lose();
        assertEquals(ConnectivityState.IDLE, books.state());
        Heard first = LinkFixture.call(books.channel());
        Heard second = LinkFixture.call(books.channel());
        bench.clock.run();
        assertEquals(4, bench.transport.attempts.size());
        bench.transport.attempts.get(2).succeed().calls.forEach(c -> {});
        bench.transport.attempts.get(3).fail(Reason.REFUSED, "refused", "");
        bench.clock.run();
        assertEquals(1, bench.link(3).calls.size());
        assertTrue(first.isOpen());
        assertEquals(Status.Code.UNAVAILABLE, second.status().getCode());
        assertEquals(ConnectivityState.READY, books.state());
    }

    @Test
    void singletonThread_callsOfOneThread_keepToOneMember() throws Exception {
        ConnectionHandle books = pool(Pool.SINGLETON_THREAD, 2);
        for (int i = 0; i < 4; i++) {
            LinkFixture.call(books.channel());
        }
        assertEquals(List.of(4, 0), callsPerLink(2));
        Thread other = new Thread(() -> {
            for (int i = 0; i < 3; i++) {
                LinkFixture.call(books.channel());
            }
        });
        other.start();
        other.join();
        assertEquals(List.of(4, 3), callsPerLink(2));
    }

    @Test
    void shutdown_pool_closesEveryMember() {
        ConnectionHandle books = pool(Pool.QUEUE_POOL, 3);
        CompletableFuture<Void> closed = books.shutdown(Duration.ofSeconds(5), "closed");
        assertTrue(closed.isDone());
        assertTrue(IntStream.rangeClosed(1, 3).allMatch(i -> bench.link(i).isClosed()));
    }
}
