package dev.connections4j.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.connections4j.testkit.Await;
import io.grpc.ConnectivityState;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.client.RetryConfig;
import io.milvus.v2.exception.MilvusClientException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pause is longer than the test may take. */
@Timeout(60)
final class ReadyAgainTest {
    private static final long FOR_LONG = 600_000;

    private final StandIn standIn = StandIn.over("okhttp");

    @AfterEach
    void close() {
        standIn.close();
    }

    @Test
    void await_readySinceTheCallFailed_doesNotPause() throws InterruptedException {
        ReadyAgain.await(standIn.connection, false, FOR_LONG);
        assertEquals(ConnectivityState.READY, standIn.connection.state());
    }

    private Thread calling(FutureTask<String> call) {
        standIn.server.stop();
        Await.until("the loss is noticed", () -> standIn.connection.state() != ConnectivityState.READY);
        List<ConnectivityState> states = new CopyOnWriteArrayList<>();
        standIn.connection.onStateChange(states::add);
        Thread caller = new Thread(call, "caller");
        caller.start();
        Await.until(
                () -> "the connection goes on trying: " + states,
                () -> Collections.frequency(states, ConnectivityState.TRANSIENT_FAILURE) >= 4);
        return caller;
    }

    private FutureTask<String> call() {
        MilvusClientV2 client = MilvusClients.v2(standIn.connection);
        client.retryConfig(RetryConfig.builder()
                .maxRetryTimes(2)
                .initialBackOffMs(FOR_LONG)
                .maxBackOffMs(FOR_LONG)
                .build());
        return new FutureTask<>(client::getServerVersion);
    }

    @Test
    void outage_callPauses_connectionGoesOnTrying_andTheCallSucceeds() throws Exception {
        FutureTask<String> call = call();
        calling(call);
        standIn.server.start();
        assertEquals("v2.3.5-standin", call.get(30, TimeUnit.SECONDS));
        assertEquals(1, standIn.server.calls("GetVersion").size());
    }

    @Test
    void outage_callGivesUp_connectionIsIdle() {
        FutureTask<String> call = call();
        calling(call).interrupt();
        ExecutionException failed = assertThrows(ExecutionException.class, () -> call.get(30, TimeUnit.SECONDS));
        assertEquals(MilvusClientException.class, failed.getCause().getClass());
        Await.until("it is idle", () -> standIn.connection.state() == ConnectivityState.IDLE);
    }
}
