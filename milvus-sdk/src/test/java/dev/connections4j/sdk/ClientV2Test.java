package dev.connections4j.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Connections;
import dev.connections4j.NoSuchConnectionException;
import dev.connections4j.ParameterException;
import dev.connections4j.standin.RecordedCall;
import dev.connections4j.testkit.Await;
import io.grpc.ConnectivityState;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.client.RetryConfig;
import io.milvus.v2.exception.ErrorCode;
import io.milvus.v2.exception.MilvusClientException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;

/** A client of version 2 on a connection, against a server in this process. */
@Transports
@Timeout(120)
class ClientV2Test {
    private static final RetryConfig NEVER =
            RetryConfig.builder().maxRetryTimes(1).build();

    @Parameter
    String transport;

    private StandIn standIn;
    private MilvusClientV2 client;

    @BeforeEach
    void open() {
        standIn = StandIn.over(transport);
        client = MilvusClients.v2(standIn.connection);
    }

    @AfterEach
    void close() {
        standIn.close();
    }

    private List<RecordedCall> versions() {
        return standIn.server.calls("GetVersion");
    }

    @Test
    void call_carriesEachHeaderOnce() {
        assertEquals("v2.3.5-standin", client.getServerVersion());
        RecordedCall call = versions().get(0);
        assertEquals(1, call.header("authorization").size());
        assertEquals(List.of(Long.toString(standIn.connection.identifier().orElseThrow())), call.header("identifier"));
        assertEquals(List.of(), call.header("dbname"));
    }

    @Test
    void otherDatabase_isSentOnce_overTheSameSocket() {
        MilvusClientV2 films = MilvusClients.v2(standIn.connection, "films");
        films.getServerVersion();
        assertEquals(List.of("films"), versions().get(0).header("dbname"));
        assertEquals("films", films.currentUsedDatabase());
        assertEquals("default", client.currentUsedDatabase());
        assertEquals(1, standIn.server.acceptedSockets());
    }

    @Test
    void useDatabase_goesOnThere_withoutConnectingAgain() throws InterruptedException {
        client.useDatabase("films");
        client.getServerVersion();
        assertEquals("films", client.currentUsedDatabase());
        assertEquals(List.of("films"), versions().get(0).header("dbname"));
        assertEquals(1, standIn.server.calls("Connect").size());
    }

    @Test
    void useDatabase_thatIsNotThere_failsAsTheSdkDoes_andStays() {
        IllegalArgumentException failed =
                assertThrows(IllegalArgumentException.class, () -> client.useDatabase("nowhere"));
        assertEquals("Database nowhere not exist", failed.getMessage());
        assertEquals("default", client.currentUsedDatabase());
    }

    @Test
    void close_leavesTheConnectionOpen() throws InterruptedException {
        assertTrue(client.clientIsReady());
        client.close();
        client.close(3);
        assertFalse(client.clientIsReady());
        assertEquals(ConnectivityState.READY, standIn.connection.state());
        assertEquals("v2.3.5-standin", MilvusClients.v2(standIn.connection).getServerVersion());
    }

    @Test
    void withTimeout_boundsEachCall() {
        client.withTimeout(20, TimeUnit.SECONDS);
        client.getServerVersion();
        Long left = versions().get(0).deadline().timeRemaining(TimeUnit.SECONDS);
        assertTrue(left <= 20, "left: " + left);
    }

    @Test
    void withTimeout_waitsForTheServer_andNoLonger() {
        standIn.server.stop();
        MilvusClientException failed = assertThrows(
                MilvusClientException.class, client.withTimeout(300, TimeUnit.MILLISECONDS)::getServerVersion);
        assertTrue(failed.getMessage().contains("DEADLINE_EXCEEDED"), failed.getMessage());
        client.withTimeout(60, TimeUnit.SECONDS).retryConfig(NEVER);
        CompletableFuture<String> version = CompletableFuture.supplyAsync(client::getServerVersion);
        standIn.server.start();
        assertEquals("v2.3.5-standin", version.join());
    }

    @Test
    void closed_useDatabaseDoesNotOpenItAgain() throws InterruptedException {
        client.close();
        MilvusClientException failed = assertThrows(MilvusClientException.class, () -> client.useDatabase("films"));
        assertTrue(failed.getMessage().contains("this client is closed"), failed.getMessage());
        assertFalse(client.clientIsReady());
    }

    @Test
    void replace_theSameClientGoesOn() {
        client.getServerVersion();
        standIn.registry.replace("books", p -> p.dbName("films"));
        client.getServerVersion();
        assertEquals(List.of("films"), versions().get(1).header("dbname"));
        assertEquals("films", client.currentUsedDatabase());
    }

    @Test
    void restart_theSameClientGoesOn_withTheNewIdentifier() {
        client.getServerVersion();
        standIn.server.restart();
        client.getServerVersion();
        RecordedCall last = versions().get(versions().size() - 1);
        assertEquals(List.of(Long.toString(standIn.connection.identifier().orElseThrow())), last.header("identifier"));
    }

    @Test
    void outage_isTriedAgain_untilTheServerIsBack() {
        standIn.server.stop();
        CompletableFuture<String> version = CompletableFuture.supplyAsync(client::getServerVersion);
        Await.until("the loss is noticed", () -> standIn.connection.state() != ConnectivityState.READY);
        assertFalse(version.isDone());
        standIn.server.start();
        assertEquals("v2.3.5-standin", version.join());
    }

    @Test
    void outage_longerThanTheRetries_hasOurMessageAsCause() {
        standIn.server.stop();
        client.retryConfig(
                RetryConfig.builder().maxRetryTimes(3).initialBackOffMs(1).build());
        MilvusClientException failed = assertThrows(MilvusClientException.class, client::getServerVersion);
        assertEquals(ErrorCode.TIMEOUT, failed.getErrorCode());
        assertTrue(failed.getMessage().startsWith("given up after 3 attempts: "), failed.getMessage());
        assertTrue(failed.getCause().getMessage().contains("connection 'books' to"), failed.getMessage());
        assertTrue(failed.getCause().getMessage().startsWith("UNAVAILABLE"), failed.getMessage());
    }

    @Test
    void wrongCredentials_endAtOnce_withTheRemedy() {
        standIn.server.behaviour().setPassword("root", "another");
        standIn.server.cutSockets();
        MilvusClientException failed = assertThrows(MilvusClientException.class, this::untilItFailsForGood);
        assertEquals(ErrorCode.RPC_ERROR, failed.getErrorCode());
        assertTrue(failed.getMessage().contains("connection 'books'"), failed.getMessage());
        assertTrue(failed.getMessage().contains("UNAUTHENTICATED"), failed.getMessage());
        assertTrue(failed.getMessage().endsWith("check token, or user and password"), failed.getMessage());
        assertTrue(failed.getCause().getMessage().contains("UNAUTHENTICATED"), String.valueOf(failed.getCause()));
    }

    @Test
    void missingDatabase_endsAtOnce_withOurMessageAsCause() {
        standIn.registry.replace("books", p -> p.dbName("films"));
        standIn.server.behaviour().dropDatabase("films");
        standIn.server.cutSockets();
        MilvusClientException failed = assertThrows(MilvusClientException.class, this::untilItFailsForGood);
        assertEquals(ErrorCode.RPC_ERROR, failed.getErrorCode());
        assertTrue(failed.getMessage().contains("DATABASE_NOT_FOUND"), failed.getMessage());
        assertTrue(failed.getMessage().endsWith("create the database, or correct db_name"), failed.getMessage());
        assertTrue(failed.getCause().getMessage().contains("database not found"), String.valueOf(failed.getCause()));
    }

    /** The loss of the sockets may be seen after a call or two. */
    private void untilItFailsForGood() {
        Await.until("calls fail", () -> {
            client.getServerVersion();
            return false;
        });
    }

    @Test
    void disconnected_endsAtOnce() {
        standIn.registry.disconnect("books");
        assertFalse(client.clientIsReady());
        MilvusClientException failed = assertThrows(MilvusClientException.class, client::getServerVersion);
        assertEquals(ErrorCode.RPC_ERROR, failed.getErrorCode());
        assertTrue(failed.getMessage().contains("connection 'books'"), failed.getMessage());
    }

    @Test
    void noRetries_theCauseIsTheCallsEnd() {
        standIn.registry.disconnect("books");
        client.withRetry(NEVER);
        MilvusClientException failed = assertThrows(MilvusClientException.class, client::getServerVersion);
        assertInstanceOf(io.milvus.shaded.io.grpc.StatusRuntimeException.class, failed.getCause());
    }

    @Test
    void badArguments_areNamed() {
        assertThrows(ParameterException.class, () -> MilvusClients.v2(standIn.connection, " "));
        assertThrows(NoSuchConnectionException.class, () -> MilvusClients.v2("nobody"));
        assertFalse(Connections.hasConnection("nobody"));
    }
}
