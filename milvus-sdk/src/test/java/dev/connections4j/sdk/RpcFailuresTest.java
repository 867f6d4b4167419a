package dev.connections4j.sdk;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.spi.LinkException;
import io.milvus.shaded.io.grpc.Status;
import org.junit.jupiter.api.Test;

final class RpcFailuresTest {
    @Test
    void isLasting_gateway_asItsFailureSays() {
        Failure away = Failure.of(Stage.CONNECT, Reason.GATEWAY, "a gateway answered HTTP 503");
        assertFalse(RpcFailures.isLasting(unavailable(away)));
        assertTrue(RpcFailures.isLasting(unavailable(away.lasting())));
    }

    private static Status unavailable(Failure failure) {
        return Status.UNAVAILABLE.withCause(new LinkException(failure, null));
    }
}
