package dev.connections4j.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.UnknownFieldSet;
import dev.connections4j.ServerInfo;
import dev.connections4j.grpc.wire.ClientInfo;
import dev.connections4j.grpc.wire.ConnectResponse;
import dev.connections4j.grpc.wire.Status;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written and read by hand, against the classes that protobuf generates. */
class ConnectMessagesTest {
    private static final ConnectResponse ANSWER = ConnectResponse.newBuilder()
            .setIdentifier(470637962893983746L)
            .setServerInfo(dev.connections4j.grpc.wire.ServerInfo.newBuilder()
                    .setBuildTags("v2.3.5")
                    .setBuildTime("Tue")
                    .setGitCommit("c0ffee")
                    .setGoVersion("go1.20")
                    .setDeployMode("STANDALONE")
                    .putReserved("k", "välue")
                    .putReserved("empty", ""))
            .build();

    @Test
    void written_isReadByProtobuf() throws Exception {
        String longText = "ü".repeat(10_000);
        byte[] bytes = new MessageWriter()
                .text(1, "Java")
                .text(2, "")
                .text(4, longText)
                .map(6, Map.of("a", "1", "", "2", "b", ""))
                .bytes();
        ClientInfo expected = ClientInfo.newBuilder()
                .setSdkType("Java")
                .setUser(longText)
                .putReserved("a", "1")
                .putReserved("", "2")
                .putReserved("b", "")
                .build();
        assertEquals(expected, ClientInfo.parseFrom(bytes));
    }

    @Test
    void answer_isReadWhole() {
        ConnectAnswer answer = ConnectAnswer.of(ANSWER.toByteArray());
        assertFalse(answer.isRefused());
        assertEquals(470637962893983746L, answer.identifier());
        assertEquals(
                new ServerInfo("v2.3.5", "Tue", "c0ffee", "go1.20", "STANDALONE", Map.of("k", "välue", "empty", "")),
                answer.serverInfo());
        assertSame(answer.serverInfo(), ConnectAnswer.of(ANSWER.toByteArray()).serverInfo());
    }

    @Test
    void refusal_namesCodesAndReason_elseDetail() {
        Status status = Status.newBuilder()
                .setErrorCode(-1)
                .setCode(800)
                .setReason("database not found")
                .setRetriable(true)
                .setDetail("more")
                .putExtraInfo("k", "v")
                .build();
        ConnectAnswer answer = ConnectAnswer.of(answering(status));
        assertTrue(answer.isRefused());
        assertEquals(800, answer.refusal().code());
        assertEquals(-1, answer.refusal().legacyCode());
        assertTrue(answer.refusal().getMessage().endsWith(": database not found"));
        Status without = status.toBuilder().clearReason().build();
        assertTrue(ConnectAnswer.of(answering(without)).refusal().getMessage().endsWith(": more"));
    }

    @Test
    void empty_isAnAnswer() {
        ConnectAnswer answer = ConnectAnswer.of(new byte[0]);
        assertFalse(answer.isRefused());
        assertEquals(0, answer.identifier());
        assertSame(ServerInfo.UNKNOWN, answer.serverInfo());
    }

    @Test
    void unknownFields_ofEachType_arePassedOver() {
        ConnectResponse newer = ANSWER.toBuilder()
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(
                                9_000,
                                UnknownFieldSet.Field.newBuilder()
                                        .addVarint(-1)
                                        .addFixed32(1)
                                        .addFixed64(2)
                                        .addLengthDelimited(ANSWER.toByteString())
                                        .build())
                        .build())
                .build();
        assertEquals(
                ANSWER.getIdentifier(), ConnectAnswer.of(newer.toByteArray()).identifier());
    }

    @Test
    void whatIsCutOffOrNoMessage_isMalformed() {
        byte[] whole = ANSWER.toByteArray();
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            boolean isWhole = isMessage(part);
            if (isWhole) {
                ConnectAnswer.of(part);
            } else {
                assertThrows(IllegalArgumentException.class, () -> ConnectAnswer.of(part), length + " bytes");
            }
        }
        var answers = ConnectAnswer.METHOD.getResponseMarshaller();
        var garbage = new ByteArrayInputStream(new byte[] {10, 127, 1});
        StatusRuntimeException seen = assertThrows(StatusRuntimeException.class, () -> answers.parse(garbage));
        assertEquals(io.grpc.Status.Code.INTERNAL, seen.getStatus().getCode());
    }

    private static boolean isMessage(byte[] bytes) {
        try {
            return ConnectResponse.parseFrom(bytes).isInitialized();
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            return false;
        }
    }

    private static byte[] answering(Status status) {
        return ANSWER.toBuilder().setStatus(status).build().toByteArray();
    }
}
