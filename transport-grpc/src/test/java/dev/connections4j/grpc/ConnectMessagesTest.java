package dev.connections4j.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.UnknownFieldSet;
import dev.connections4j.ServerInfo;
import dev.connections4j.grpc.wire.ClientInfo;
import dev.connections4j.grpc.wire.ConnectResponse;
import dev.connections4j.grpc.wire.Status;
import dev.connections4j.parameters.ResolvedParameters;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** What is written and read by hand, against the classes that protobuf generates. */
class ConnectMessagesTest {
    private static final ResolvedParameters PARAMETERS = TestRequests.resolved(p -> {});
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
        assertEquals(Optional.empty(), answer.refusal());
        assertEquals(OptionalLong.of(470637962893983746L), answer.identifier());
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
        RefusedException refusal =
                assertInstanceOf(RefusedException.class, answer.refusal().orElseThrow());
        assertEquals(800, refusal.code());
        assertEquals(-1, refusal.legacyCode());
        assertTrue(refusal.getMessage().endsWith(": database not found"));
        Status without = status.toBuilder().clearReason().build();
        assertTrue(ConnectAnswer.of(answering(without))
                .refusal()
                .orElseThrow()
                .getMessage()
                .endsWith(": more"));
    }

    @Test
    void empty_isAnAnswer() {
        ConnectAnswer answer = ConnectAnswer.of(new byte[0]);
        assertEquals(Optional.empty(), answer.refusal());
        assertEquals(OptionalLong.of(0), answer.identifier());
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
                OptionalLong.of(ANSWER.getIdentifier()),
                ConnectAnswer.of(newer.toByteArray()).identifier());
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
    }

    @Test
    void connect_answerIsNoMessage_fails() {
        CompletableFuture<ConnectAnswer> result = Handshake.connect(answering(new byte[] {10, 127, 1}), PARAMETERS);

        var seen = assertThrows(CompletionException.class, result::join);
        var status = io.grpc.Status.fromThrowable(seen);
        assertEquals(io.grpc.Status.Code.INTERNAL, status.getCode());
        assertEquals("the answer to Connect is no ConnectResponse", status.getDescription());
    }

    @Test
    void connect_anAnswer_isItsResult() {
        ConnectAnswer result =
                Handshake.connect(answering(ANSWER.toByteArray()), PARAMETERS).join();

        assertEquals(OptionalLong.of(ANSWER.getIdentifier()), result.identifier());
        assertEquals(ConnectAnswer.of(ANSWER.toByteArray()).serverInfo(), result.serverInfo());
    }

    /** A channel whose every call gets this answer. */
    private static Channel answering(byte[] message) {
        return new Channel() {
            @Override
            public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
                return new ClientCall<>() {
                    private Listener<A> listener = new Listener<>() {};

                    @Override
                    public void start(Listener<A> given, Metadata headers) {
                        listener = given;
                    }

                    @Override
                    public void halfClose() {
                        listener.onMessage(method.parseResponse(new ByteArrayInputStream(message)));
                        listener.onClose(io.grpc.Status.OK, new Metadata());
                    }

                    @Override
                    public void request(int count) {}

                    @Override
                    public void cancel(String words, Throwable cause) {}

                    @Override
                    public void sendMessage(Q request) {}
                };
            }

            @Override
            public String authority() {
                return "fake";
            }
        };
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
