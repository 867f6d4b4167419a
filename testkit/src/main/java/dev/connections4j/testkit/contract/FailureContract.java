package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.standin.ConnectAnswer;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.testkit.FaultyPort;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A failed connect: stage, reason, the server's words, a remedy. What time cannot mend fails at once: each has an hour. */
abstract class FailureContract extends ContractPart {
    FailureContract(String transport) {
        super(transport);
    }

    private ConnectFailedException failure(String address, Consumer<ConnectionParameters.Builder> more) {
        ConnectFailedException failure =
                assertThrows(ConnectFailedException.class, () -> registry.connect(ALIAS, to(address, more)));
        String message = failure.getMessage();
        assertTrue(message.contains("'" + ALIAS + "'"), message);
        assertTrue(message.contains(address), message);
        assertTrue(message.contains(transport), message);
        assertFalse(failure.failure().remedy().isEmpty(), message);
        assertTrue(message.contains("Remedy: " + failure.failure().remedy()), message);
        assertEquals(failure.reason().name(), failure.code());
        assertFalse(registry.hasConnection(ALIAS));
        assertEquals(List.of(), registry.listConnections());
        return failure;
    }

    private ConnectFailedException failure(ConnectAnswer answer) {
        server.behaviour().answerNextConnects(1, answer);
        ConnectFailedException failure = failure(server.address(), p -> {});
        assertEquals(Stage.CONNECT, failure.stage().orElseThrow());
        return failure;
    }

    private static void assertSaid(String words, ConnectFailedException failure) {
        assertEquals(words, failure.failure().serverSaid());
        assertTrue(failure.getMessage().contains(words), failure.getMessage());
    }

    @Test
    void connect_nobodyListens_isRefused() {
        ConnectFailedException failure = failure("127.0.0.1:" + FaultyPort.refusing(), p -> {});
        assertEquals(Reason.REFUSED, failure.reason());
        assertEquals(Stage.TCP, failure.stage().orElseThrow());
    }

    @Test
    void connect_nameWithoutAddress_isUnknownHost() {
        ConnectFailedException failure = failure("no-such-host.invalid:19530", p -> {});
        assertEquals(Reason.UNKNOWN_HOST, failure.reason());
        assertEquals(Stage.NAME_LOOKUP, failure.stage().orElseThrow());
    }

    @Test
    void connect_silentPort_timesOutNamingTheStage() {
        FaultyPort silent = closing(FaultyPort.silent());
        ConnectFailedException failure = failure("127.0.0.1:" + silent.port(), p -> p.timeout(Duration.ofMillis(700)));
        assertEquals(Reason.TIMED_OUT, failure.reason());
        Stage stage = failure.stage().orElseThrow();
        assertTrue(stage == Stage.HTTP2 || stage == Stage.CONNECT, stage.toString());
        assertTrue(failure.getMessage().contains("at stage " + stage.label()), failure.getMessage());
    }

    @Test
    void connect_silentConnect_timesOutAtConnect() {
        server.behaviour().holdConnects();
        ConnectFailedException failure = failure(server.address(), p -> p.timeout(Duration.ofSeconds(2)));
        assertEquals(Reason.TIMED_OUT, failure.reason());
        assertEquals(Stage.CONNECT, failure.stage().orElseThrow());
    }

    @Test
    void connect_wrongPassword_isUnauthenticatedWithTheServersWords() {
        server.behaviour().setPassword("root", "Milvus");
        ConnectFailedException failure =
                failure(server.address(), p -> p.user("root").password("canary"));
        assertEquals(Reason.UNAUTHENTICATED, failure.reason());
        assertSaid("auth check failure, please check username and password are correct", failure);
        assertFalse(failure.getMessage().contains("canary"), failure.getMessage());
        assertSaid("missing authorization in header", failure(server.address(), p -> {}));
        assertEquals(2, connects());
    }

    @Test
    void connect_permissionDenied_isThat() {
        Status denied = Status.PERMISSION_DENIED.withDescription("IP not on the list");
        ConnectFailedException failure = failure(new ConnectAnswer.Grpc(denied));
        assertEquals(Reason.PERMISSION_DENIED, failure.reason());
        assertSaid("IP not on the list", failure);
    }

    @Test
    void connect_missingDatabase_isDatabaseNotFound() {
        ConnectFailedException failure = failure(server.address(), p -> p.dbName("nope"));
        assertEquals(Reason.DATABASE_NOT_FOUND, failure.reason());
        assertSaid("database not found[database=nope]", failure);
        assertTrue(failure.getMessage().contains("db_name"), failure.getMessage());
        assertEquals(1, connects());
    }

    @Test
    void connect_serverNotReady_saysSo() {
        List<ConnectAnswer> answers =
                List.of(ConnectAnswer.NOT_READY, ConnectAnswer.UNAVAILABLE, ConnectAnswer.STOPPING);
        answers.forEach(answer -> assertEquals(Reason.NOT_READY, failure(answer).reason(), answer.toString()));
        assertEquals(Reason.NOT_READY, failure(ConnectAnswer.OLD_NOT_READY).reason());
        ConnectFailedException limited = failure(ConnectAnswer.RATE_LIMITED);
        assertEquals(Reason.RATE_LIMITED, limited.reason());
        assertTrue(limited.getMessage().contains("wait_for_ready"), limited.getMessage());
    }

    @Test
    void connect_otherError_isServerErrorWithTheServersWords() {
        ConnectFailedException failure = failure(new ConnectAnswer.Code(5, "service internal error"));
        assertEquals(Reason.SERVER_ERROR, failure.reason());
        assertSaid("service internal error", failure);
    }

    @Test
    void connect_internalPort_isNotMilvus() {
        server.behaviour().forgetService();
        ConnectFailedException failure = failure(server.address(), p -> {});
        assertEquals(Reason.NOT_MILVUS, failure.reason());
        assertSaid("unknown service milvus.proto.milvus.MilvusService", failure);
    }

    @Test
    void connect_portThatCloses_isClosed() {
        FaultyPort port = closing(FaultyPort.closing());
        assertEquals(Reason.CLOSED, failure("127.0.0.1:" + port.port(), p -> {}).reason());
    }

    @Test
    void connect_http1Server_isNotGrpc() {
        FaultyPort port = closing(FaultyPort.http1());
        assertEquals(
                Reason.NOT_GRPC, failure("127.0.0.1:" + port.port(), p -> {}).reason());
    }

    @Test
    void connect_failedOnce_maySucceedNext() {
        failure(ConnectAnswer.NOT_READY);
        assertEquals("hello", Calls.echo(connect(ALIAS).channel()));
    }

    @Test
    void connect_fails_theRegistrationStaysAsItWas() {
        MilvusStandIn other = closing(MilvusStandIn.open());
        registry.addConnection(ALIAS, to(other));
        assertThrows(ConnectFailedException.class, () -> registry.connect(ALIAS, to(server, p -> p.dbName("nope"))));
        assertEquals(
                other.address(),
                String.valueOf(registry.getConnectionAddr(ALIAS).get("address")));
        assertEquals("default", registry.getConnectionAddr(ALIAS).get("db_name"));
    }
}
