package dev.connections4j.standin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.grpc.wire.ConnectRequest;
import dev.connections4j.grpc.wire.ConnectResponse;
import dev.connections4j.grpc.wire.CreateDatabaseRequest;
import dev.connections4j.grpc.wire.GetVersionRequest;
import dev.connections4j.grpc.wire.ListDatabasesRequest;
import dev.connections4j.grpc.wire.MilvusServiceGrpc;
import dev.connections4j.grpc.wire.MilvusServiceGrpc.MilvusServiceBlockingStub;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.standin.certificates.TestIdentity;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.netty.handler.ssl.SslContextBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MilvusStandInTest {
    private static final ConnectRequest CONNECT = ConnectRequest.getDefaultInstance();

    private MilvusStandIn server = MilvusStandIn.builder().build();
    private ManagedChannel channel =
            NettyChannelBuilder.forAddress("127.0.0.1", 1).build();

    @AfterEach
    void stop() throws InterruptedException {
        channel.shutdownNow();
        assertTrue(channel.awaitTermination(20, TimeUnit.SECONDS));
        server.close();
        assertEquals(0, server.openSockets());
    }

    private void start(StandInBuilder options) {
        server.close();
        server = options.start();
        channel.shutdownNow();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port())
                .usePlaintext()
                .build();
    }

    private MilvusServiceBlockingStub stub(String... headers) {
        Metadata metadata = new Metadata();
        for (int i = 0; i < headers.length; i += 2) {
            metadata.put(Metadata.Key.of(headers[i], Metadata.ASCII_STRING_MARSHALLER), headers[i + 1]);
        }
        return MilvusServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Status failure(MilvusServiceBlockingStub stub) {
        return assertThrows(StatusRuntimeException.class, () -> stub.connect(CONNECT))
                .getStatus();
    }

    @Test
    void connect_plain_answersVersionAndGrowingIdentifiers() {
        start(MilvusStandIn.builder().version("v9"));
        ConnectResponse first = stub().connect(CONNECT);
        assertEquals(0, first.getStatus().getCode());
        assertEquals("v9", first.getServerInfo().getBuildTags());
        assertNotEquals(first.getIdentifier(), stub().connect(CONNECT).getIdentifier());
        assertEquals(1, server.acceptedSockets());
    }

    @Test
    void connect_fixedIdentifier_answersIt() {
        start(MilvusStandIn.builder().identifier(0));
        assertEquals(0, stub().connect(CONNECT).getIdentifier());
    }

    @Test
    void connect_databaseThatIsMissing_answersCode800() {
        start(MilvusStandIn.builder().database("books"));
        ConnectResponse answer = stub("dbname", "nope").connect(CONNECT);
        assertEquals(800, answer.getStatus().getCode());
        assertEquals(1, answer.getStatus().getErrorCode());
        assertEquals("database not found[database=nope]", answer.getStatus().getReason());
        assertEquals(0, stub("dbname", "books").connect(CONNECT).getStatus().getCode());
    }

    @Test
    void connect_databaseMadeMeanwhile_succeeds() {
        start(MilvusStandIn.builder());
        CreateDatabaseRequest create =
                CreateDatabaseRequest.newBuilder().setDbName("new").build();
        assertEquals(800, stub("dbname", "new").connect(CONNECT).getStatus().getCode());
        assertEquals(0, stub().createDatabase(create).getCode());
        assertEquals(0, stub("dbname", "new").connect(CONNECT).getStatus().getCode());
        assertEquals(
                List.of("default", "new"),
                stub().listDatabases(ListDatabasesRequest.getDefaultInstance()).getDbNamesList());
    }

    @Test
    void connect_withAuthorization_refusesWithMilvusWords() {
        start(MilvusStandIn.builder().user("root", "Milvus").apiKey("key-1"));
        assertEquals("missing authorization in header", failure(stub()).getDescription());
        assertEquals(
                "invalid token format",
                failure(stub("authorization", "no base64!")).getDescription());
        Status wrong = failure(stub("authorization", base64("root:nope")));
        assertEquals(Status.Code.UNAUTHENTICATED, wrong.getCode());
        assertEquals("auth check failure, please check username and password are correct", wrong.getDescription());
        assertEquals(
                0,
                stub("authorization", base64("root:Milvus"))
                        .connect(CONNECT)
                        .getStatus()
                        .getCode());
        assertEquals(
                0,
                stub("authorization", base64("key-1"))
                        .connect(CONNECT)
                        .getStatus()
                        .getCode());
    }

    @Test
    void connect_otherAnswersAsked_givesThemThenSucceeds() {
        start(MilvusStandIn.builder());
        server.behaviour().answerNextConnects(1, ConnectAnswer.NOT_READY);
        server.behaviour().answerNextConnects(1, ConnectAnswer.OLD_NOT_READY);
        assertEquals(1, stub().connect(CONNECT).getStatus().getCode());
        assertEquals("Milvus Proxy is not ready yet", failure(stub()).getDescription());
        assertEquals(0, stub().connect(CONNECT).getStatus().getCode());
    }

    @Test
    void connect_held_waitsUntilReleased() throws Exception {
        start(MilvusStandIn.builder());
        server.behaviour().holdConnects();
        Future<ConnectResponse> answer =
                MilvusServiceGrpc.newFutureStub(channel).connect(CONNECT);
        Await.until("Connect arrives", () -> server.calls("Connect").size() == 1);
        assertEquals(false, answer.isDone());
        server.behaviour().releaseHeld();
        assertEquals(0, answer.get(20, TimeUnit.SECONDS).getStatus().getCode());
    }

    @Test
    void calls_madeWithHeaders_areRecordedWithAll() {
        start(MilvusStandIn.builder());
        GetVersionRequest request = GetVersionRequest.getDefaultInstance();
        stub("dbname", "default", "identifier", "7")
                .withDeadlineAfter(1, TimeUnit.HOURS)
                .getVersion(request);
        RecordedCall call = server.calls("GetVersion").get(0);
        assertEquals("milvus.proto.milvus.MilvusService", call.service());
        assertEquals(List.of("default"), call.header("dbname"));
        assertEquals(List.of("7"), call.header("identifier"));
        assertEquals(List.of("application/grpc"), call.header("content-type"));
        assertEquals(List.of(), call.header("authorization"));
        assertTrue(call.deadline() != null && call.deadline().timeRemaining(TimeUnit.MINUTES) > 30);
        assertEquals(server.address(), call.authority());
    }

    @Test
    void unknownMethodsAndServices_asked_answerWithGosWords() {
        start(MilvusStandIn.builder());
        server.behaviour().forgetMethod("Connect");
        assertEquals(
                "unknown method Connect for service milvus.proto.milvus.MilvusService",
                failure(stub()).getDescription());
        server.behaviour().forgetService();
        assertEquals(Status.Code.UNIMPLEMENTED, failure(stub()).getCode());
        assertEquals(
                "unknown service milvus.proto.milvus.MilvusService",
                failure(stub()).getDescription());
        var other = TestCalls.method("other.Service/Call", MethodType.UNARY);
        StatusRuntimeException unknown = assertThrows(
                StatusRuntimeException.class,
                () -> ClientCalls.blockingUnaryCall(channel, other, CallOptions.DEFAULT, new byte[0]));
        assertEquals("unknown service other.Service", unknown.getStatus().getDescription());
    }

    @Test
    void restart_samePort_servesAgain() {
        start(MilvusStandIn.builder());
        stub().connect(CONNECT);
        int port = server.port();
        server.stop();
        assertEquals(0, server.openSockets());
        assertEquals(Status.Code.UNAVAILABLE, failure(stub()).getCode());
        server.start();
        assertEquals(port, server.port());
        assertEquals(0, stub().withWaitForReady().connect(CONNECT).getStatus().getCode());
    }

    @Test
    void cutSockets_callInFlight_endsUnavailable() {
        start(MilvusStandIn.builder());
        Future<byte[]> call =
                ClientCalls.futureUnaryCall(channel.newCall(TestCalls.SILENT, CallOptions.DEFAULT), new byte[0]);
        Await.until("the call arrives", () -> server.calls("Silent").size() == 1);
        server.cutSockets();
        Exception failure = assertThrows(Exception.class, () -> call.get(20, TimeUnit.SECONDS));
        assertEquals(Status.Code.UNAVAILABLE, Status.fromThrowable(failure).getCode());
    }

    @Test
    void goAway_idleSocket_closesAndTheNextCallOpensAnother() {
        start(MilvusStandIn.builder());
        stub().connect(CONNECT);
        server.goAway();
        Await.until("the socket closes", () -> server.openSockets() == 0);
        assertEquals(0, stub().connect(CONNECT).getStatus().getCode());
        assertEquals(2, server.acceptedSockets());
    }

    @Test
    void sharedPort_plainContentType_passes() {
        start(MilvusStandIn.builder());
        server.behaviour().sharePortWithRest();
        assertEquals(0, stub().connect(CONNECT).getStatus().getCode());
    }

    @Test
    void testCalls_echoAndSized_answer() {
        start(MilvusStandIn.builder());
        byte[] hello = "hello".getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(hello, ClientCalls.blockingUnaryCall(channel, TestCalls.ECHO, CallOptions.DEFAULT, hello));
        byte[] large =
                ClientCalls.blockingUnaryCall(channel, TestCalls.SIZED, CallOptions.DEFAULT, TestCalls.size(1 << 20));
        assertEquals(1 << 20, large.length);
    }

    @Test
    void tls_withClientCertificate_connects(@TempDir Path folder) throws Exception {
        TestCertificates certificates = new TestCertificates(folder);
        TestIdentity client = certificates.client();
        start(MilvusStandIn.builder().tls(certificates.server()).clientCertificatesOf(certificates.authority()));
        channel.shutdownNow();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port())
                .sslContext(GrpcSslContexts.configure(SslContextBuilder.forClient())
                        .trustManager(certificates.authority().toFile())
                        .keyManager(client.certificate().toFile(), client.key().toFile())
                        .build())
                .build();
        assertEquals(0, stub().connect(CONNECT).getStatus().getCode());
    }
}
