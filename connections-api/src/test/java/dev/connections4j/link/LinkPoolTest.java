package dev.connections4j.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.parameters.Address;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.LitePath;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.Pool;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.spi.EndpointResolver;
import dev.connections4j.spi.LinkException;
import io.grpc.ConnectivityState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class LinkPoolTest {
    private final LinkFixture bench = new LinkFixture();
    private final FakeTransport transport = bench.transport;

    private Connecting open() {
        return new Connecting(bench.source(), bench);
    }

    private Connecting openPool(int size) {
        bench.with(Parameters.POOL, Pool.QUEUE_POOL).with(Parameters.POOL_SIZE, size);
        return open();
    }

    private static Throwable failure(Connecting opening) {
        return assertThrows(ExecutionException.class, () -> opening.done.get()).getCause();
    }

    @Test
    void open_one_opensTheAddress() {
        Connecting opening = open();
        assertEquals("fake", opening.pool.source().transport().name());
        assertEquals(
                new HostPort("milvus.test", 19530), transport.last().request.address());
        assertEquals(Stage.TCP, opening.pool.stage());
        transport.last().request.stages().took(Stage.TCP, Duration.ofMillis(2));
        FakeLink link = transport.last().succeed();
        assertEquals(link.serverInfo(), opening.done.join().serverInfo());
        assertEquals(Map.of(Stage.TCP, Duration.ofMillis(2)), opening.pool.stages());
    }

    @Test
    void open_pool_opensAllAtOnceAndTakesTheLongestStages() {
        Connecting opening = openPool(3);
        assertEquals(3, transport.attempts.size());
        transport.attempts.get(0).request.stages().took(Stage.TCP, Duration.ofMillis(2));
        transport.attempts.get(1).request.stages().took(Stage.TCP, Duration.ofMillis(5));
        transport.attempts.get(0).succeed();
        transport.attempts.get(1).succeed();
        assertFalse(opening.done.isDone());
        transport.attempts.get(2).succeed();
        assertEquals(ConnectivityState.READY, opening.done.join().state());
        assertEquals(Map.of(Stage.TCP, Duration.ofMillis(5)), opening.pool.stages());
    }

    @Test
    void open_poolOneFails_closesTheOthersAndTellsThatFailure() {
        Connecting opening = openPool(3);
        FakeLink first = transport.attempts.get(0).succeed();
        transport.attempts.get(1).fail(Reason.REFUSED, "refused", "");
        LinkException told = (LinkException) failure(opening);
        assertEquals(Reason.REFUSED, told.reason());
        assertTrue(first.isClosed());
        assertTrue(transport.attempts.get(2).isAbandoned());
    }

    @Test
    void abandon_underWay_leavesNothing() {
        Connecting opening = openPool(2);
        FakeLink first = transport.attempts.get(0).succeed();
        assertTrue(opening.abandon().isDone());
        assertTrue(opening.abandon().isDone());
        assertFalse(opening.done.isDone());
        assertTrue(first.isClosed());
        assertTrue(transport.attempts.get(1).isAbandoned());
    }

    @Test
    void abandon_opened_closesTheLinks() {
        Connecting opening = openPool(2);
        FakeLink first = transport.attempts.get(0).succeed();
        FakeLink second = transport.attempts.get(1).succeed();
        assertTrue(opening.abandon().isDone());
        assertTrue(first.isClosed() && second.isClosed());
    }

    /** Leases one endpoint and counts what is out. */
    private static final class Leases implements EndpointResolver {
        final CompletableFuture<HostPort> endpoint = new CompletableFuture<>();
        int released;

        @Override
        public boolean accepts(Address address) {
            return true;
        }

        @Override
        public EndpointLease lease(String alias, Address address) {
            return new EndpointLease() {
                @Override
                public CompletableFuture<HostPort> endpoint() {
                    return endpoint;
                }

                @Override
                public CompletableFuture<Void> release() {
                    released++;
                    endpoint.completeExceptionally(
                            new LinkException(Failure.of(Stage.ENDPOINT, Reason.CANCELLED, "given up"), null));
                    return CompletableFuture.completedFuture(null);
                }
            };
        }
    }

    private Connecting openPath(Leases leases) {
        LitePath path = new LitePath(Path.of("/data/books.db"));
        ResolvedParameters resolved = new ResolvedParameters(path, bench.values);
        return new Connecting(new LinkSource("books", resolved, transport, leases, bench.observers), bench);
    }

    @Test
    void open_path_leasesThenOpensAndReleasesAtClose() {
        Leases leases = new Leases();
        Connecting opening = openPath(leases);
        assertEquals(Stage.ENDPOINT, opening.pool.stage());
        assertTrue(transport.attempts.isEmpty());
        leases.endpoint.complete(new HostPort("127.0.0.1", 4000));
        assertEquals(new HostPort("127.0.0.1", 4000), transport.last().request.address());
        transport.last().succeed();
        assertTrue(opening.pool.stages().containsKey(Stage.ENDPOINT));
        assertEquals(0, leases.released);
        opening.done.join();
        opening.abandon().join();
        assertEquals(1, leases.released);
    }

    @Test
    void open_pathAndTransportFails_releases() {
        Leases leases = new Leases();
        Connecting opening = openPath(leases);
        leases.endpoint.complete(new HostPort("127.0.0.1", 4000));
        transport.last().fail(Reason.CLOSED, "closed", "");
        assertEquals(Reason.CLOSED, ((LinkException) failure(opening)).reason());
        assertTrue(leases.released >= 1);
    }

    @Test
    void abandon_whileLeasing_releasesAndOpensNothing() {
        Leases leases = new Leases();
        Connecting opening = openPath(leases);
        assertTrue(opening.abandon().isDone());
        assertFalse(opening.done.isDone());
        assertTrue(leases.released >= 1);
        assertTrue(transport.attempts.isEmpty());
    }
}
