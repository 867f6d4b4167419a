package dev.connections4j.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.standin.RecordedCall;
import dev.connections4j.testkit.Await;
import io.grpc.ConnectivityState;
import io.milvus.client.MilvusClient;
import io.milvus.client.MilvusServiceClient;
import io.milvus.grpc.GetVersionResponse;
import io.milvus.param.R;
import io.milvus.param.RetryParam;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;

/** A client of version 1 on a connection, against a server in this process. */
@Transports
@Timeout(120)
class ClientV1Test {
    @Parameter
    String transport;

    private StandIn standIn;
    private MilvusServiceClient client;

    @BeforeEach
    void open() {
        standIn = StandIn.over(transport);
        client = MilvusClients.v1(standIn.connection);
    }

    @AfterEach
    void close() {
        standIn.close();
    }

    private List<RecordedCall> versions() {
        return standIn.server.calls("GetVersion");
    }

    private static R<GetVersionResponse> fine(R<GetVersionResponse> answer) {
        assertEquals(R.Status.Success.getCode(), answer.getStatus(), () -> answer.getMessage());
        return answer;
    }

    @Test
    void constructor_opensNoSocket_andConnectsNotAgain() {
        fine(client.getVersion());
        assertEquals(1, standIn.server.acceptedSockets());
        assertEquals(1, standIn.server.calls("Connect").size());
    }

    @Test
    void call_carriesEachHeaderOnce() {
        assertEquals("v2.3.5-standin", fine(client.getVersion()).getData().getVersion());
        RecordedCall call = versions().get(0);
        assertEquals(1, call.header("authorization").size());
        assertEquals(List.of(Long.toString(standIn.connection.identifier().orElseThrow())), call.header("identifier"));
        assertEquals(List.of(), call.header("dbname"));
    }

    @Test
    void otherDatabase_isSentOnce() {
        fine(MilvusClients.v1(standIn.connection, "films").getVersion());
        assertEquals(List.of("films"), versions().get(0).header("dbname"));
    }

    @Test
    void derivedClients_stayOnTheConnection() {
        MilvusClient patient = client.withTimeout(20, TimeUnit.SECONDS)
                .withRetry(RetryParam.newBuilder().withMaxRetryTimes(2).build());
        fine(patient.getVersion());
        fine(client.withRetryInterval(5, TimeUnit.MILLISECONDS).getVersion());
        assertEquals(1, standIn.server.acceptedSockets());
    }

    @Test
    void timeoutOfLessThanAMillisecond_isOne() {
        R<GetVersionResponse> late = client.withTimeout(1, TimeUnit.NANOSECONDS)
                .withRetry(RetryParam.newBuilder().withMaxRetryTimes(1).build())
                .getVersion();
        assertTrue(late.getMessage().contains("DEADLINE_EXCEEDED"), late.getMessage());
        fine(client.getVersion());
    }

    @Test
    void restart_theSameClientGoesOn_withTheNewIdentifier() {
        standIn.server.restart();
        fine(client.getVersion());
        RecordedCall last = versions().get(versions().size() - 1);
        assertEquals(List.of(Long.toString(standIn.connection.identifier().orElseThrow())), last.header("identifier"));
    }

    @Test
    void close_leavesTheConnectionOpen_andEndsTheClient() {
        client.close();
        assertEquals(ConnectivityState.READY, standIn.connection.state());
        assertFalse(client.clientIsReady());
        assertEquals("Client rpc channel is not ready", client.getVersion().getMessage());
        fine(MilvusClients.v1(standIn.connection).getVersion());
    }

    @Test
    void disconnected_failsAtOnce() {
        standIn.registry.disconnect("books");
        assertFalse(client.clientIsReady());
        assertEquals("Client rpc channel is not ready", client.getVersion().getMessage());
    }

    @Test
    void missingDatabase_failsAtOnce_withOurMessage() {
        standIn.registry.replace("books", p -> p.dbName("films"));
        standIn.server.behaviour().dropDatabase("films");
        standIn.server.cutSockets();
        String[] message = {""};
        Await.until("calls fail", () -> {
            R<GetVersionResponse> answer = client.getVersion();
            if (answer.getStatus() == R.Status.Success.getCode()) {
                return false;
            }
            message[0] = answer.getMessage();
            return true;
        });
        assertTrue(message[0].contains("DATABASE_NOT_FOUND"), message[0]);
        assertTrue(message[0].contains("connection 'books' to"), message[0]);
        assertFalse(message[0].contains("retry"), message[0]);
    }
}
