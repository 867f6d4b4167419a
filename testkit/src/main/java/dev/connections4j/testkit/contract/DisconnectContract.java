package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Connection;
import dev.connections4j.ConnectionsException;
import dev.connections4j.NoSuchConnectionException;
import dev.connections4j.Registration;
import dev.connections4j.standin.TestCalls;
import dev.connections4j.testkit.Await;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ending a connection: disconnect, its grace, remove, and close. */
abstract class DisconnectContract extends ContractPart {
    /** Longer than a call needs to finish; only a failed test waits so long. */
    private static final Duration LONG_GRACE = Duration.ofSeconds(60);

    DisconnectContract(String transport) {
        super(transport);
    }

    private static void assertClosed(Status status) {
        assertEquals(Status.Code.UNAVAILABLE, status.getCode());
        assertTrue(String.valueOf(status.getDescription()).contains(ALIAS), status.toString());
        assertTrue(status.getDescription().contains("was closed by"), status.toString());
    }

    private Future<?> disconnectElsewhere(Duration grace) {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        closing(thread::shutdownNow);
        return thread.submit(() -> registry.disconnect(ALIAS, grace));
    }

    @Test
    void disconnect_connected_closesTheSocketAndKeepsTheRegistration() {
        Connection connection = connect(ALIAS);
        registry.disconnect(ALIAS);
        assertFalse(registry.hasConnection(ALIAS));
        assertEquals(
                List.of(ALIAS),
                registry.listConnections().stream().map(Registration::alias).toList());
        assertEquals(ConnectivityState.SHUTDOWN, connection.state());
        assertTrue(assertThrows(NoSuchConnectionException.class, () -> registry.get(ALIAS))
                .getMessage()
                .contains("create the connection first"));
        Await.until("the socket closes", () -> server.openSockets() == 0);
    }

    @Test
    void call_afterDisconnect_endsUnavailableNamingAliasAndCause() {
        Connection connection = connect(ALIAS);
        registry.disconnect(ALIAS);
        assertClosed(Calls.failure(connection.channel()));
        assertClosed(Calls.failure(connection.channel("books")));
        assertClosed(Calls.failure(Calls.startEcho(connection.channel(), CallOptions.DEFAULT.withWaitForReady())));
    }

    /** Again and again, for it is a race: the connection refuses before the registry says that it is gone. */
    @Test
    @Timeout(300)
    void call_begunAfterHasConnectionIsFalse_isRefused() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        closing(thread::shutdownNow);
        for (int round = 0; round < 300; round++) {
            Connection connection = connect(ALIAS);
            CountDownLatch looking = new CountDownLatch(1);
            Future<Status> first = thread.submit(() -> {
                looking.countDown();
                while (registry.hasConnection(ALIAS)) {
                    Thread.onSpinWait();
                }
                return Calls.failure(connection.channel());
            });
            assertTrue(looking.await(60, TimeUnit.SECONDS));
            registry.disconnect(ALIAS);
            assertClosed(outcome(first));
        }
    }

    @Test
    void disconnect_callInFlight_mayFinishWithinTheGraceWhileNewOnesAreRefused() throws Exception {
        Connection connection = connect(ALIAS);
        Chat chat = Chat.open(connection.channel());
        Future<?> disconnecting = disconnectElsewhere(LONG_GRACE);
        Await.until("it is disconnected", () -> connection.state() == ConnectivityState.SHUTDOWN);
        assertClosed(Calls.failure(connection.channel()));
        chat.say("still here");
        assertFalse(disconnecting.isDone());
        chat.finish();
        assertEquals(Status.Code.OK, chat.end().getCode());
        outcome(disconnecting);
        Await.until("the socket closes", () -> server.openSockets() == 0);
    }

    @Test
    void disconnect_graceOver_cancelsCallsInFlight() throws Exception {
        Chat chat = Chat.open(connect(ALIAS).channel());
        outcome(disconnectElsewhere(Duration.ofMillis(50)));
        assertClosed(chat.end());
    }

    @Test
    void disconnect_withoutGrace_cancelsCallsInFlightAtOnce() {
        Connection connection = connect(ALIAS);
        Chat chat = Chat.open(connection.channel());
        Future<byte[]> silent = Calls.startSilent(connection.channel());
        Await.until("the call arrives", () -> server.calls("Silent").size() == 1);
        registry.disconnect(ALIAS, Duration.ZERO);
        assertClosed(chat.end());
        assertClosed(Calls.failure(silent));
    }

    @Test
    void disconnect_fromACallBack_returnsAtOnceAndGoesOn() throws Exception {
        Connection connection = connect(ALIAS);
        CompletableFuture<Boolean> returned = new CompletableFuture<>();
        ClientCall<byte[], byte[]> call = connection.channel().newCall(TestCalls.CHAT, CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onMessage(byte[] message) {
                        registry.disconnect(ALIAS, LONG_GRACE);
                        returned.complete(true);
                    }
                },
                new Metadata());
        call.request(2);
        call.sendMessage(new byte[1]);
        assertTrue(outcome(returned));
        call.halfClose();
        Await.until("the socket closes", () -> server.openSockets() == 0);
        assertFalse(registry.hasConnection(ALIAS));
    }

    @Test
    void disconnect_unknownAlias_doesNothing() {
        registry.disconnect("nobody");
        registry.removeConnection("nobody");
        assertEquals(List.of(), registry.listConnections());
    }

    @Test
    void disconnect_oneAlias_leavesTheOthersAlone() {
        Connection other = connect("other");
        connect(ALIAS);
        registry.disconnect(ALIAS);
        assertEquals("hello", Calls.echo(other.channel()));
        assertEquals(2, server.acceptedSockets());
    }

    @Test
    void removeConnection_connected_forgetsTheAlias() {
        Connection connection = connect(ALIAS);
        registry.removeConnection(ALIAS);
        assertEquals(List.of(), registry.listConnections());
        assertTrue(registry.getConnectionAddr(ALIAS).isEmpty());
        assertClosed(Calls.failure(connection.channel()));
    }

    @Test
    void close_ofAConnection_disconnectsItAndMayBeRepeated() {
        Connection connection = connect(ALIAS);
        connection.close();
        connection.close();
        assertFalse(registry.hasConnection(ALIAS));
        assertClosed(Calls.failure(connection.channel()));
    }

    @Test
    void close_ofAnOlderConnection_leavesTheNewOneAlone() {
        Connection older = connect(ALIAS);
        registry.disconnect(ALIAS);
        Connection newer = connect(ALIAS);
        assertNotSame(older, newer);
        older.close();
        assertTrue(registry.hasConnection(ALIAS));
        assertEquals("hello", Calls.echo(newer.channel()));
    }

    @Test
    void close_ofTheRegistry_endsAllAndLookingStillWorks() {
        Connection connection = connect(ALIAS);
        registry.close();
        registry.close();
        assertFalse(registry.hasConnection(ALIAS));
        assertEquals(1, registry.listConnections().size());
        assertEquals(
                Status.Code.UNAVAILABLE, Calls.failure(connection.channel()).getCode());
        String message =
                assertThrows(ConnectionsException.class, () -> connect(ALIAS)).getMessage();
        assertTrue(message.contains("closed"), message);
        assertThrows(ConnectionsException.class, () -> registry.addConnection("more", to(server)));
    }
}
