package dev.connections4j.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.standin.ConnectAnswer;
import io.milvus.client.MilvusClient;
import io.milvus.grpc.GetVersionResponse;
import io.milvus.param.R;
import io.milvus.param.RetryParam;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.client.RetryConfig;
import io.milvus.v2.exception.ErrorCode;
import io.milvus.v2.exception.MilvusClientException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;

/** Which calls the SDK repeats, counted at the server, and that users are told where a call failed and what to do. */
@Transports
@Timeout(120)
class FailedCallTest {
    private static final int ALWAYS = 1_000;
    private static final ConnectAnswer NO_DATABASE =
            new ConnectAnswer.Code(800, "database not found[database=nowhere]");

    @Parameter
    String transport;

    private StandIn standIn;
    private MilvusClientV2 second;
    private MilvusClient first;

    @BeforeEach
    void open() {
        standIn = StandIn.over(transport);
        second = MilvusClients.v2(standIn.connection);
        first = MilvusClients.v1(standIn.connection);
    }

    @AfterEach
    void close() {
        standIn.close();
    }

    private int calls() {
        return standIn.server.calls("GetVersion").size();
    }

    private void answer(int times, ConnectAnswer answer) {
        standIn.server.behaviour().answerNextVersions(times, answer);
    }

    private void threeTries() {
        second.retryConfig(
                RetryConfig.builder().maxRetryTimes(3).initialBackOffMs(1).build());
        first = first.withRetry(RetryParam.newBuilder()
                .withMaxRetryTimes(3)
                .withInitialBackOffMs(1)
                .build());
    }

    private MilvusClientException secondFails() {
        return assertThrows(MilvusClientException.class, second::getServerVersion);
    }

    private Exception firstFails() {
        R<GetVersionResponse> answer = first.getVersion();
        assertTrue(answer.getStatus() != R.Status.Success.getCode(), "it succeeded");
        return answer.getException();
    }

    private void assertOurs(Throwable failed, String reason, String words, String remedy) {
        Throwable last = failed;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        String text = String.valueOf(last.getMessage());
        String subject = "connection 'books' to " + standIn.server.address() + ": " + reason;
        assertTrue(text.contains(subject), text);
        assertTrue(text.contains(words), text);
        assertTrue(text.endsWith(remedy), text);
    }

    private void assertLimited(Throwable failed) {
        assertOurs(
                failed,
                "RATE_LIMITED",
                "request limit exceeded[limit=1]",
                "call less often, or let the SDK try for longer: its retry settings");
    }

    private void assertNotReady(Throwable failed) {
        assertOurs(
                failed,
                "NOT_READY",
                "service not ready[standalone=0]: Initializing",
                "the server is starting or stopping: call again later");
    }

    @Test
    void rateLimit_isTriedAgain() {
        answer(2, ConnectAnswer.RATE_LIMITED);
        assertEquals("v2.3.5-standin", second.getServerVersion());
        assertEquals(3, calls());
        answer(2, ConnectAnswer.RATE_LIMITED);
        assertEquals("v2.3.5-standin", first.getVersion().getData().getVersion());
        assertEquals(6, calls());
    }

    @Test
    void rateLimit_longerThanTheRetries_endsWithOurMessage() {
        threeTries();
        answer(6, ConnectAnswer.RATE_LIMITED);
        MilvusClientException failed = secondFails();
        assertEquals(ErrorCode.TIMEOUT, failed.getErrorCode());
        assertEquals("given up after 3 attempts: request limit exceeded[limit=1]", failed.getMessage());
        assertLimited(failed);
        assertEquals(3, calls());
        assertLimited(firstFails());
        assertEquals(6, calls());
    }

    @Test
    void rateLimit_whereNoRetryIsWanted_endsAtOnce() {
        second.retryConfig(RetryConfig.builder().retryOnRateLimit(false).build());
        first = first.withRetry(
                RetryParam.newBuilder().withRetryOnRateLimit(false).build());
        answer(2, ConnectAnswer.RATE_LIMITED);
        assertLimited(secondFails());
        assertLimited(firstFails());
        assertEquals(2, calls());
    }

    @Test
    void notReadyByTheAnswer_endsAtOnce_asInTheSdk() {
        answer(2, ConnectAnswer.NOT_READY);
        assertNotReady(secondFails());
        assertNotReady(firstFails());
        assertEquals(2, calls());
    }

    @Test
    void notReadyByTheCallsEnd_isTriedAgain() {
        answer(2, ConnectAnswer.OLD_NOT_READY);
        assertEquals("v2.3.5-standin", second.getServerVersion());
        answer(2, ConnectAnswer.OLD_NOT_READY);
        assertEquals("v2.3.5-standin", first.getVersion().getData().getVersion());
        assertEquals(6, calls());
    }

    @Test
    void notReadyByTheCallsEnd_longerThanTheRetries_endsWithOurMessage() {
        threeTries();
        answer(6, ConnectAnswer.OLD_NOT_READY);
        assertOurs(secondFails(), "UNKNOWN", "Milvus Proxy is not ready yet", "");
        assertOurs(firstFails(), "UNKNOWN", "Milvus Proxy is not ready yet", "");
        assertEquals(6, calls());
    }

    @Test
    void wrongCredentials_endAtOnce() {
        standIn.server.behaviour().setPassword("root", "another");
        String words = "auth check failure, please check username and password are correct";
        assertOurs(secondFails(), "UNAUTHENTICATED", words, "check token, or user and password");
        assertOurs(firstFails(), "UNAUTHENTICATED", words, "check token, or user and password");
        assertEquals(2, calls());
    }

    @Test
    void missingDatabase_endsAtOnce() {
        answer(ALWAYS, NO_DATABASE);
        String words = "database not found[database=nowhere]";
        assertOurs(secondFails(), "DATABASE_NOT_FOUND", words, "create the database, or correct db_name");
        assertOurs(firstFails(), "DATABASE_NOT_FOUND", words, "create the database, or correct db_name");
        assertEquals(2, calls());
    }

    @Test
    void closedClient_endsAtOnce_andSendsNothing() {
        second.close();
        second.close();
        MilvusClientException failed = secondFails();
        assertTrue(failed.getMessage().contains("this client is closed, its connection is not"), failed.getMessage());
        assertEquals(0, calls());
    }
}
