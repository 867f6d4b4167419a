package dev.connections4j.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.RecordedCall;
import io.milvus.client.MilvusServiceClient;
import io.milvus.grpc.GetVersionResponse;
import io.milvus.param.R;
import io.milvus.v2.client.MilvusClientV2;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;

/** Clients of both versions go on, none made anew, when what is under them changes. */
@Transports
@Timeout(120)
class RotationTest {
    @Parameter
    String transport;

    private final AtomicReference<String> password = new AtomicReference<>("Milvus");
    private StandIn standIn;
    private MilvusClientV2 second;
    private MilvusServiceClient first;

    @BeforeEach
    void open() {
        standIn = new StandIn(transport, p -> p.password(password::get));
        second = MilvusClients.v2(standIn.connection);
        first = MilvusClients.v1(standIn.connection);
        assertBothCall(standIn.server, "Milvus");
    }

    @AfterEach
    void close() {
        standIn.close();
    }

    /** Both call, once each, with the credentials of the moment and the identifier of the latest Connect. */
    private void assertBothCall(MilvusStandIn server, String expected) {
        int before = server.calls("GetVersion").size();
        second.getServerVersion();
        R<GetVersionResponse> answer = first.getVersion();
        assertEquals(R.Status.Success.getCode(), answer.getStatus(), () -> answer.getMessage());
        List<RecordedCall> calls = server.calls("GetVersion");
        assertEquals(before + 2, calls.size());
        for (RecordedCall call : calls.subList(before, calls.size())) {
            assertEquals(List.of(encoded("root:" + expected)), call.header("authorization"));
            assertEquals(
                    List.of(Long.toString(standIn.connection.identifier().orElseThrow())), call.header("identifier"));
        }
    }

    private static String encoded(String token) {
        return Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void supplierOfThePassword_isAskedForEachCall() {
        for (String next : List.of("second", "third")) {
            standIn.server.behaviour().setPassword("root", next);
            password.set(next);
            assertBothCall(standIn.server, next);
        }
        assertEquals(1, standIn.server.acceptedSockets());
    }

    @Test
    void restart_withAnotherPassword() {
        standIn.server.behaviour().setPassword("root", "second");
        password.set("second");
        standIn.server.restart();
        assertBothCall(standIn.server, "second");
        assertEquals(2, standIn.server.calls("Connect").size());
    }

    @Test
    void replace_ofThePassword() {
        standIn.server.behaviour().setPassword("root", "second");
        standIn.registry.replace("books", p -> p.user("root").password("second"));
        assertBothCall(standIn.server, "second");
    }

    @Test
    void replace_toAnotherServer() {
        try (MilvusStandIn other =
                MilvusStandIn.builder().user("root", "elsewhere").start()) {
            int before = standIn.server.calls("GetVersion").size();
            standIn.registry.replace(
                    "books",
                    p -> p.address(other.address())
                            .user("root")
                            .password("elsewhere")
                            .transport(transport));
            assertBothCall(other, "elsewhere");
            assertEquals(before, standIn.server.calls("GetVersion").size());
            assertEquals(1, other.acceptedSockets());
            standIn.registry.disconnect("books");
        }
    }
}
