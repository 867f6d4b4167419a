package dev.connections4j.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.Parameters;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ConnectivityState;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConnectionHandleTest {
    private final LinkFixture bench = new LinkFixture();

    @Test
    void call_ready_goesOverTheLinkInOrder() {
        ConnectionHandle books = bench.connect();
        Heard heard = LinkFixture.call(books.channel());
        FakeCall<?, ?> call = bench.link(1).calls.get(0);
        assertEquals(List.of("start", "request 1", "send hello", "halfClose"), call.asked);
        call.end(Status.OK);
        assertTrue(heard.status().isOk());
    }

    @Test
    void channel_always_isTheSame() {
        ConnectionHandle books = bench.connect();
        assertSame(books.channel(), books.channel());
        assertEquals("milvus.test:19530", books.channel().authority());
    }

    @Test
    void handle_connected_tellsWhatConnectAnswered() {
        ConnectionHandle books = bench.connect();
        assertEquals("v1", books.serverVersion());
        assertEquals(1, books.identifier().getAsLong());
        assertEquals(ConnectivityState.READY, books.state());
        assertEquals(Duration.ofMillis(3), books.timings().elapsed());
    }

    @Test
    @SuppressWarnings("NullAway")
    void null_whereAValueMustBe_isNamed() {
        ConnectionHandle books = bench.connect();
        assertEquals(
                "db_name must not be null",
                assertThrows(ParameterException.class, () -> books.channel(null))
                        .getMessage());
        assertEquals(
                "listener must not be null",
                assertThrows(ParameterException.class, () -> books.onStateChange(null))
                        .getMessage());
    }

    @Test
    void toString_connected_isAliasAddressAndState() {
        ConnectionHandle books = bench.connect();
        assertEquals("connection 'books' to milvus.test:19530, READY", books.toString());
        books.shutdown(Duration.ZERO, "closed");
        assertEquals("connection 'books' to milvus.test:19530, SHUTDOWN", books.toString());
    }

    @Test
    void channelOfDatabase_callWithoutDatabase_setsTheHeader() {
        LinkFixture.call(bench.connect().channel("other"));
        assertEquals("other", bench.link(1).calls.get(0).headers.get(RoutedCall.DBNAME));
    }

    @Test
    void channelOfDatabase_callThatBringsItsOwn_keepsItOnce() {
        Channel channel = bench.connect().channel("other");
        Metadata headers = new Metadata();
        headers.put(RoutedCall.DBNAME, "mine");
        channel.newCall(LinkFixture.METHOD, CallOptions.DEFAULT).start(new Heard(), headers);
        List<String> sent = new ArrayList<>();
        bench.link(1).calls.get(0).headers.getAll(RoutedCall.DBNAME).forEach(sent::add);
        assertEquals(List.of("mine"), sent);
    }

    @Test
    void channelOfDatabase_blank_fails() {
        ConnectionHandle books = bench.connect();
        ParameterException thrown = assertThrows(ParameterException.class, () -> books.channel(" "));
        assertEquals("db_name must not be blank", thrown.getMessage());
    }

    @Test
    void rpcDeadline_callWithoutDeadline_getsIt() {
        bench.with(Parameters.RPC_DEADLINE, Duration.ofHours(1));
        LinkFixture.call(bench.connect().channel());
        assertNotNull(bench.link(1).calls.get(0).options.getDeadline());
    }

    @Test
    void rpcDeadline_callWithItsOwn_keepsThat() {
        bench.with(Parameters.RPC_DEADLINE, Duration.ofHours(1));
        Deadline own = Deadline.after(5, TimeUnit.MINUTES);
        LinkFixture.call(bench.connect().channel(), CallOptions.DEFAULT.withDeadline(own));
        assertSame(own, bench.link(1).calls.get(0).options.getDeadline());
    }

    @Test
    void rpcDeadline_notGiven_addsNone() {
        LinkFixture.call(bench.connect().channel());
        assertNull(bench.link(1).calls.get(0).options.getDeadline());
    }

    @Test
    void interceptors_two_firstIsOutermost() {
        List<String> order = new ArrayList<>();
        bench.with(Parameters.INTERCEPTORS, List.of(noting("first", order), noting("second", order)));
        LinkFixture.call(bench.connect().channel());
        assertEquals(List.of("first", "second"), order);
        assertEquals(1, bench.link(1).calls.size());
    }

    private static ClientInterceptor noting(String name, List<String> order) {
        return new ClientInterceptor() {
            @Override
            public <ReqT, RespT> ClientCall<ReqT, RespT> interceptCall(
                    MethodDescriptor<ReqT, RespT> method, CallOptions options, Channel next) {
                order.add(name);
                return next.newCall(method, options);
            }
        };
    }

    @Test
    void cancel_byTheCall_staysCancelled() {
        ConnectionHandle books = bench.connect();
        Heard heard = new Heard();
        ClientCall<String, String> call = books.channel().newCall(LinkFixture.METHOD, CallOptions.DEFAULT);
        call.start(heard, new Metadata());
        call.cancel("enough", null);
        assertEquals(Status.Code.CANCELLED, heard.status().getCode());
        assertEquals("enough", heard.description());
    }

    @Test
    void cancel_beforeStart_endsTheCallCancelled() {
        Heard heard = new Heard();
        ClientCall<String, String> call = bench.connect().channel().newCall(LinkFixture.METHOD, CallOptions.DEFAULT);
        call.cancel("enough", null);
        call.start(heard, new Metadata());
        assertEquals(Status.Code.CANCELLED, heard.status().getCode());
        assertTrue(bench.link(1).calls.isEmpty());
    }

    @Test
    void shutdown_noCalls_closesAtOnceAndRefusesNewOnes() {
        ConnectionHandle books = bench.connect();
        CompletableFuture<Void> closed =
                books.shutdown(Duration.ofSeconds(5), "connection 'books' was closed by disconnect");
        assertTrue(closed.isDone());
        assertTrue(bench.link(1).isClosed());
        assertEquals(ConnectivityState.SHUTDOWN, books.state());
        Heard heard = LinkFixture.call(books.channel());
        assertEquals(Status.Code.UNAVAILABLE, heard.status().getCode());
        assertEquals("connection 'books' was closed by disconnect", heard.description());
        assertEquals(0, bench.clock.pending());
    }

    @Test
    void shutdown_waitForReadyCall_isRefusedToo() {
        ConnectionHandle books = bench.connect();
        books.shutdown(Duration.ZERO, "connection 'books' was closed by disconnect");
        Heard heard = LinkFixture.call(books.channel(), CallOptions.DEFAULT.withWaitForReady());
        assertEquals(Status.Code.UNAVAILABLE, heard.status().getCode());
    }

    @Test
    void shutdown_callEndsInItsGrace_closesThen() {
        ConnectionHandle books = bench.connect();
        Heard inFlight = LinkFixture.call(books.channel());
        CompletableFuture<Void> closed = books.shutdown(Duration.ofSeconds(5), "closed");
        bench.clock.advance(Duration.ofSeconds(4));
        assertFalse(closed.isDone());
        assertTrue(inFlight.isOpen());
        bench.link(1).calls.get(0).end(Status.OK);
        assertTrue(inFlight.status().isOk());
        assertTrue(closed.isDone());
        assertEquals(0, bench.clock.pending());
    }

    @Test
    void shutdown_graceExpires_cutsTheCallWithItsWords() {
        ConnectionHandle books = bench.connect();
        Heard inFlight = LinkFixture.call(books.channel());
        CompletableFuture<Void> closed =
                books.shutdown(Duration.ofSeconds(5), "connection 'books' was closed by disconnect");
        bench.clock.advance(Duration.ofSeconds(5));
        assertEquals(Status.Code.UNAVAILABLE, inFlight.status().getCode());
        assertEquals("connection 'books' was closed by disconnect", inFlight.description());
        assertTrue(closed.isDone());
        assertTrue(bench.link(1).isClosed());
    }

    @Test
    void shutdown_againWithShorterGrace_theShorterCounts() {
        ConnectionHandle books = bench.connect();
        Heard inFlight = LinkFixture.call(books.channel());
        CompletableFuture<Void> first = books.shutdown(Duration.ofHours(1), "first");
        CompletableFuture<Void> second = books.shutdown(Duration.ZERO, "second");
        assertTrue(second.isDone());
        assertTrue(first.isDone());
        assertEquals("first", inFlight.description());
        assertEquals(0, bench.clock.pending());
    }

    @Test
    void shutdown_statusOfTheServerInGrace_isKept() {
        ConnectionHandle books = bench.connect();
        Heard inFlight = LinkFixture.call(books.channel());
        books.shutdown(Duration.ofSeconds(5), "closed");
        bench.link(1).calls.get(0).end(Status.NOT_FOUND.withDescription("no such collection"));
        assertEquals("no such collection", inFlight.description());
    }

    @Test
    void close_always_asksTheRegistryAndNeverThrows() {
        ConnectionHandle books = bench.connect();
        books.close();
        books.close();
        assertEquals(2, bench.closeAsked);
        ConnectionHandle failing =
                new ConnectionHandle("books", bench.pool(), LinkFixture.timings(), bench.clock, () -> {
                    throw new IllegalStateException("registry");
                });
        failing.close();
        assertEquals(ConnectivityState.READY, failing.state());
    }
}
