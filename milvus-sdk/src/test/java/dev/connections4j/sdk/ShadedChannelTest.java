package dev.connections4j.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.connections4j.ServerInfo;
import dev.connections4j.sdk.ShadedCalls.Chat;
import dev.connections4j.standin.RecordedCall;
import dev.connections4j.standin.TestCalls;
import io.milvus.shaded.io.grpc.CallCredentials;
import io.milvus.shaded.io.grpc.CallOptions;
import io.milvus.shaded.io.grpc.Channel;
import io.milvus.shaded.io.grpc.ClientInterceptors;
import io.milvus.shaded.io.grpc.Context;
import io.milvus.shaded.io.grpc.Metadata;
import io.milvus.shaded.io.grpc.Status;
import io.milvus.shaded.io.grpc.StatusRuntimeException;
import io.milvus.shaded.io.grpc.stub.MetadataUtils;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.exception.MilvusClientException;
import io.milvus.v2.service.rbac.request.UpdatePasswordReq;
import io.milvus.v2.service.utility.request.GetServerVersionReq;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;

/** What gRPC promises, through the channel of the SDK's own gRPC. */
@Transports
@Timeout(120)
class ShadedChannelTest {
    private static final int MEGABYTE = 1 << 20;
    private static final int MESSAGES = 20;
    private static final byte[] HELLO = "hello".getBytes(UTF_8);

    @Parameter
    String transport;

    private StandIn standIn;
    private Channel channel;

    @BeforeEach
    void open() {
        standIn = StandIn.over(transport);
        channel = SdkEdition.channel(standIn.connection, null);
    }

    @AfterEach
    void close() {
        standIn.close();
    }

    private RecordedCall recorded(String method) {
        return standIn.server.calls(method).get(0);
    }

    private static Status.Code failure(Runnable call) {
        return assertThrows(StatusRuntimeException.class, call::run).getStatus().getCode();
    }

    @Test
    void stream_twentyMegabytesEachWay_arrivesWhole() throws Exception {
        Chat chat = new Chat(channel, CallOptions.DEFAULT);
        for (int i = 0; i < MESSAGES; i++) {
            byte[] sent = new byte[MEGABYTE];
            Arrays.fill(sent, (byte) i);
            chat.call.sendMessage(sent);
            chat.call.request(1);
            assertArrayEquals(sent, chat.next());
        }
        chat.call.halfClose();
        assertEquals(Status.Code.OK, chat.end().getCode());
    }

    @Test
    void answer_ofTwentyMegabytes_arrivesWhole() {
        byte[] answer =
                ShadedCalls.call(channel, ShadedCalls.SIZED, CallOptions.DEFAULT, TestCalls.size(MESSAGES * MEGABYTE));
        assertEquals(MESSAGES * MEGABYTE, answer.length);
    }

    @Test
    void inbound_comesOnlyAsRequested() throws Exception {
        Chat chat = new Chat(channel, CallOptions.DEFAULT);
        chat.call.sendMessage(HELLO);
        chat.call.sendMessage(HELLO);
        chat.call.request(1);
        assertArrayEquals(HELLO, chat.next());
        assertNull(chat.received.poll(100, TimeUnit.MILLISECONDS));
        chat.call.request(1);
        assertArrayEquals(HELLO, chat.next());
        chat.call.cancel("enough", null);
        assertEquals(Status.Code.CANCELLED, chat.end().getCode());
    }

    @Test
    void outbound_isNotReadyWhileMuchWaits_andIsReadyAgain() throws Exception {
        Chat chat = new Chat(channel, CallOptions.DEFAULT);
        assertTrue(chat.ready.tryAcquire(60, TimeUnit.SECONDS));
        int sent = 0;
        while (chat.call.isReady()) {
            chat.call.sendMessage(new byte[MEGABYTE]);
            sent++;
            assertTrue(sent < MESSAGES, "always ready");
        }
        chat.call.request(sent);
        for (int i = 0; i < sent; i++) {
            assertEquals(MEGABYTE, chat.next().length);
        }
        assertTrue(chat.ready.tryAcquire(60, TimeUnit.SECONDS));
        assertTrue(chat.call.isReady());
        chat.call.halfClose();
        assertEquals(Status.Code.OK, chat.end().getCode());
    }

    @Test
    void deadline_endsTheCall_andReachesTheServer() {
        CallOptions soon = CallOptions.DEFAULT.withDeadlineAfter(300, TimeUnit.MILLISECONDS);
        assertEquals(
                Status.Code.DEADLINE_EXCEEDED,
                failure(() -> ShadedCalls.call(channel, ShadedCalls.SILENT, soon, HELLO)));
        assertNotNull(recorded("Silent").deadline());
    }

    @Test
    void contextOfTheSdksGrpc_boundsAndCancels() throws Exception {
        Context.CancellableContext bounded = Context.current().withCancellation();
        Executors.newSingleThreadScheduledExecutor(task -> {
                    Thread thread = new Thread(task, "canceller");
                    thread.setDaemon(true);
                    return thread;
                })
                .schedule(() -> bounded.cancel(null), 200, TimeUnit.MILLISECONDS);
        bounded.run(() -> assertEquals(
                Status.Code.CANCELLED,
                failure(() -> ShadedCalls.call(channel, ShadedCalls.SILENT, CallOptions.DEFAULT, HELLO))));
    }

    @Test
    void deadlineOfTheContext_isTheCallsOwn() {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (Context.CancellableContext bounded =
                Context.current().withDeadlineAfter(200, TimeUnit.MILLISECONDS, clock)) {
            bounded.run(() -> assertEquals(
                    Status.Code.DEADLINE_EXCEEDED,
                    failure(() -> ShadedCalls.call(channel, ShadedCalls.SILENT, CallOptions.DEFAULT, HELLO))));
        } finally {
            clock.shutdownNow();
        }
    }

    @Test
    void contextOfAnotherGrpc_isNotTheCalls() throws Exception {
        io.grpc.Context.CancellableContext served = io.grpc.Context.current().withCancellation();
        Chat chat = served.call(() -> new Chat(channel, CallOptions.DEFAULT));
        served.cancel(null);
        chat.call.request(1);
        chat.call.sendMessage(HELLO);
        assertArrayEquals(HELLO, chat.next());
        chat.call.halfClose();
        assertEquals(Status.Code.OK, chat.end().getCode());
    }

    @Test
    void interrupt_cancelsTheCall_andKeepsTheFlag() {
        Thread.currentThread().interrupt();
        Status.Code end = failure(() -> ShadedCalls.call(channel, ShadedCalls.SILENT, CallOptions.DEFAULT, HELLO));
        assertTrue(Thread.interrupted());
        assertEquals(Status.Code.CANCELLED, end);
    }

    @Test
    void gzip_isSentAndUnderstood() {
        CallOptions packed = CallOptions.DEFAULT.withCompression("gzip");
        assertArrayEquals(HELLO, ShadedCalls.call(channel, ShadedCalls.ECHO, packed, HELLO));
        assertEquals("gzip", recorded("Echo").header("grpc-encoding").get(0));
    }

    @Test
    void headers_textAndBinaryAndRepeated_arrive() {
        Metadata headers = new Metadata();
        Metadata.Key<String> text = Metadata.Key.of("shelf", Metadata.ASCII_STRING_MARSHALLER);
        headers.put(text, "first");
        headers.put(text, "second");
        headers.put(Metadata.Key.of("mark-bin", Metadata.BINARY_BYTE_MARSHALLER), new byte[] {0, -1, 7});
        Channel with = ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
        ShadedCalls.call(with, ShadedCalls.ECHO, CallOptions.DEFAULT, HELLO);
        assertEquals(List.of("first", "second"), recorded("Echo").header("shelf"));
        assertArrayEquals(
                new byte[] {0, -1, 7},
                recorded("Echo")
                        .headers()
                        .get(io.grpc.Metadata.Key.of("mark-bin", io.grpc.Metadata.BINARY_BYTE_MARSHALLER)));
    }

    @Test
    void credentialsOfTheCall_areSent() {
        CallCredentials credentials = new CallCredentials() {
            @Override
            public void applyRequestMetadata(RequestInfo request, Executor executor, MetadataApplier applier) {
                Metadata headers = new Metadata();
                headers.put(
                        Metadata.Key.of("badge", Metadata.ASCII_STRING_MARSHALLER),
                        request.getMethodDescriptor().getFullMethodName());
                applier.apply(headers);
            }

            @Deprecated
            @Override
            public void thisUsesUnstableApi() {}
        };
        ShadedCalls.call(channel, ShadedCalls.ECHO, CallOptions.DEFAULT.withCallCredentials(credentials), HELLO);
        assertEquals(
                ShadedCalls.ECHO.getFullMethodName(),
                recorded("Echo").header("badge").get(0));
    }

    @Test
    void limitOfTheCall_isKept() {
        assumeFalse(transport.equals("armeria"), "Armeria has one limit for a channel");
        CallOptions small = CallOptions.DEFAULT.withMaxInboundMessageSize(10);
        assertEquals(
                Status.Code.RESOURCE_EXHAUSTED,
                failure(() -> ShadedCalls.call(channel, ShadedCalls.SIZED, small, TestCalls.size(1_000))));
    }

    @Test
    void serverVersionInDetail_isWhatTheConnectionKnows() {
        GetServerVersionReq detail = GetServerVersionReq.builder().detail(true).build();
        MilvusClientV2 client = MilvusClients.v2(standIn.connection);
        ServerInfo known = standIn.connection.serverInfo();
        assertEquals(known.buildTags(), client.getServerVersionV2(detail).getVersion());
        assertEquals(known.deployMode(), client.getServerVersionV2(detail).getDeployMode());
        assertEquals(1, standIn.server.calls("Connect").size());
        standIn.registry.disconnect("books");
        assertThrows(MilvusClientException.class, () -> client.getServerVersionV2(detail));
    }

    @Test
    void updatePassword_withReset_refersToReplace() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> MilvusClients.v2(standIn.connection)
                        .updatePassword(UpdatePasswordReq.builder()
                                .userName("root")
                                .password("Milvus")
                                .newPassword("another")
                                .resetConnection(true)
                                .build()));
        assertTrue(refused.getMessage().contains("replace(\"books\""), refused.getMessage());
    }
}
