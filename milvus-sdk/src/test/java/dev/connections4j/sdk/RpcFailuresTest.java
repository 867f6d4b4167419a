package dev.connections4j.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

    @Test
    void sentence_hasTheRemedyOfTheFailure() {
        Failure away = Failure.of(Stage.CONNECT, Reason.GATEWAY, "a gateway answered HTTP 503");
        try (StandIn standIn = StandIn.over("netty")) {
            String subject = "connection 'books' to " + standIn.server.address() + ": UNAVAILABLE: away";
            assertEquals(
                    subject + "; start what is behind it",
                    sentence(standIn, away.withRemedy("start what is behind it")));
            assertEquals(subject + "; " + Reason.GATEWAY.remedy(), sentence(standIn, away));
            assertEquals(subject, sentence(standIn, away.withRemedy("")));
        }
    }

    private static String sentence(StandIn standIn, Failure failure) {
        return RpcFailures.sentence(standIn.connection, unavailable(failure).withDescription("away"));
    }

    private static Status unavailable(Failure failure) {
        return Status.UNAVAILABLE.withCause(new LinkException(failure, null));
    }
}
