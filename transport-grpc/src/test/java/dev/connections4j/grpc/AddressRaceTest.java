package dev.connections4j.grpc;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.net.InetAddresses;
import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.ServerInfo;
import dev.connections4j.Stage;
import dev.connections4j.async.Operation;
import dev.connections4j.spi.LinkEnd;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.StageRecorder;
import dev.connections4j.spi.TransportLink;
import io.grpc.Channel;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AddressRaceTest {
    private final StageRecorder stages = new StageRecorder();
    private final BlockingQueue<FakeAttempt> begun = new LinkedBlockingQueue<>();
    private @Nullable Operation<TransportLink> race;

    private void run(Route... routes) {
        race = race(
                route -> {
                    FakeAttempt attempt = new FakeAttempt(route);
                    begun.add(attempt);
                    return attempt.operation();
                },
                routes);
    }

    private Operation<TransportLink> race(Function<Route, Operation<TransportLink>> opener, Route... routes) {
        return Operation.start(scope -> AddressRace.run(stages, opener, scope, List.of(routes)));
    }

    private CompletableFuture<TransportLink> link() {
        Operation<TransportLink> begun = race;
        if (begun == null) {
            throw new AssertionError("not begun");
        }
        return begun.result();
    }

    private Route route(String address) {
        LinkRequest asked = TestRequests.request("milvus", p -> {});
        LinkRequest own = new LinkRequest("test", asked.address(), asked.parameters(), stages.child());
        return new Route(
                own,
                new InetSocketAddress(InetAddresses.forString(address), 19530),
                Optional.empty(),
                Optional.empty());
    }

    private FakeAttempt next() throws InterruptedException {
        return begun.poll(30, TimeUnit.SECONDS);
    }

    private static LinkException failure(Stage stage, Reason reason) {
        return new LinkException(Failure.of(stage, reason, "it failed"), null);
    }

    private LinkException failed() {
        ExecutionException e = assertThrows(ExecutionException.class, () -> link().get(30, TimeUnit.SECONDS));
        return (LinkException) e.getCause();
    }

    @Test
    void run_firstFails_secondIsTriedAndItsTimesAreTaken() throws Exception {
        run(route("127.0.0.2"), route("127.0.0.3"));
        next().fail(failure(Stage.TCP, Reason.REFUSED));
        FakeAttempt second = next();
        second.route.stages().begin(Stage.TCP);
        second.route.stages().end(Stage.TCP);
        FakeLink open = new FakeLink();
        second.link.complete(open);
        assertSame(open, link().get(30, TimeUnit.SECONDS));
        assertEquals(Map.of(Stage.TCP, second.route.stages().durations().get(Stage.TCP)), stages.durations());
    }

    @Test
    void run_firstStaysSilent_secondWinsAndTheFirstIsClosedBefore() throws Exception {
        run(route("127.0.0.2"), route("127.0.0.3"));
        FakeAttempt silent = next();
        FakeLink open = new FakeLink();
        next().link.complete(open);
        silent.abandoned.get(30, TimeUnit.SECONDS);
        assertFalse(link().isDone());
        silent.closed.complete(null);
        assertSame(open, link().get(30, TimeUnit.SECONDS));
    }

    @Test
    void run_firstStaysSilentAndLookupsHang_secondIsTried() throws Exception {
        HangingLookups.during(() -> {
            run(route("127.0.0.2"), route("127.0.0.3"));
            next();
            assertEquals("127.0.0.3", next().route.socketAddress().getHostString());
        });
    }

    @Test
    void run_allFail_tellsTheFurthestAndWhatHappenedAtEach() throws Exception {
        run(route("127.0.0.2"), route("127.0.0.3"));
        next().fail(failure(Stage.HTTP2, Reason.CLOSED));
        next().fail(failure(Stage.TCP, Reason.REFUSED));
        LinkException e = failed();
        assertEquals(Reason.CLOSED, e.reason());
        assertEquals(
                "it failed (tried 127.0.0.2: CLOSED, 127.0.0.3: REFUSED)",
                e.failure().problem());
    }

    @Test
    void run_serverRefusesForGood_noOtherAddressIsTried() throws Exception {
        run(route("127.0.0.2"), route("127.0.0.3"));
        next().fail(failure(Stage.CONNECT, Reason.UNAUTHENTICATED));
        assertEquals(Reason.UNAUTHENTICATED, failed().reason());
        assertTrue(begun.isEmpty());
    }

    @Test
    void close_underWay_completesOnceAllIsClosed() throws Exception {
        run(route("127.0.0.2"));
        FakeAttempt attempt = next();
        CompletableFuture<Void> gone = race.close();
        assertTrue(attempt.abandoned.isDone());
        assertFalse(gone.isDone());
        attempt.closed.complete(null);
        gone.get(30, TimeUnit.SECONDS);
        assertThrows(CancellationException.class, () -> link().get(30, TimeUnit.SECONDS));
    }

    @Test
    void close_attemptStillBeingOpened_waitsForItAndClosesIt() throws Exception {
        CountDownLatch opening = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        FakeAttempt attempt = new FakeAttempt(route("127.0.0.2"));
        CompletableFuture<List<Route>> routes = new CompletableFuture<>();
        Operation<TransportLink> slow = Operation.start(scope -> routes.thenComposeAsync(known -> AddressRace.run(
                stages,
                route -> {
                    opening.countDown();
                    assertDoesNotThrow(() -> goOn.await(30, TimeUnit.SECONDS));
                    return attempt.operation();
                },
                scope,
                known)));
        routes.complete(List.of(attempt.route));
        opening.await(30, TimeUnit.SECONDS);
        CompletableFuture<Void> gone = slow.close();
        assertFalse(gone.isDone());
        goOn.countDown();
        attempt.abandoned.get(30, TimeUnit.SECONDS);
        assertFalse(gone.isDone());
        attempt.closed.complete(null);
        gone.get(30, TimeUnit.SECONDS);
    }

    private static final class FakeAttempt {
        private final Route route;
        private final CompletableFuture<TransportLink> link = new CompletableFuture<>();
        private final CompletableFuture<Void> closed = new CompletableFuture<>();
        private final CompletableFuture<Void> abandoned = new CompletableFuture<>();

        FakeAttempt(Route route) {
            this.route = route;
        }

        void fail(LinkException failure) {
            closed.complete(null);
            link.completeExceptionally(failure);
        }

        Operation<TransportLink> operation() {
            return Operation.start(scope -> {
                scope.own(this, FakeAttempt::close);
                return link;
            });
        }

        private CompletableFuture<Void> close() {
            abandoned.complete(null);
            closed.thenRun(() -> link.cancel(false));
            return closed;
        }
    }

    private static final class FakeLink implements TransportLink {
        @Override
        public Channel channel() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerInfo serverInfo() {
            return ServerInfo.UNKNOWN;
        }

        @Override
        public OptionalLong identifier() {
            return OptionalLong.empty();
        }

        @Override
        public CompletableFuture<LinkEnd> ended() {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<Void> close() {
            return CompletableFuture.completedFuture(null);
        }
    }
}
