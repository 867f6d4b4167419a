package dev.connections4j.armeria;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.TransportLink;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.TestCalls;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.testkit.FaultyPort;
import dev.connections4j.testkit.link.Links;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A link against a grpc-java server on a real socket. */
class ArmeriaLinkTest {
    @Test
    void open_httpOneServer_isNotGrpcAgainAndAgain() {
        try (FaultyPort port = FaultyPort.http1()) {
            for (int i = 0; i < 2; i++) {
                LinkException failure =
                        Links.to(new ArmeriaTransport(), port.port()).fails();
                assertEquals(
                        Reason.NOT_GRPC, failure.reason(), failure.failure().problem());
                assertEquals(Stage.HTTP2, failure.stage());
            }
            assertEquals(
                    8, port.accepted(), "each time the link, early and not, and two probes: TLS, and its first bytes");
        }
    }

    @Test
    void open_sameMaterialTwice_sharesOneContext(@TempDir Path folder) {
        TestCertificates certificates = new TestCertificates(folder);
        try (MilvusStandIn server =
                MilvusStandIn.builder().tls(certificates.server()).start()) {
            TransportLink first = trusting(server, certificates).open();
            TransportLink second = trusting(server, certificates).open();
            assertEquals(1, NettyTlsContexts.inUse());
            Links.guarded(first.close());
            assertEquals(1, NettyTlsContexts.inUse());
            Links.guarded(second.close());
            assertEquals(0, NettyTlsContexts.inUse());
        }
    }

    private static Links trusting(MilvusStandIn server, TestCertificates certificates) {
        return Links.to(new ArmeriaTransport(), server.port()).with(p -> p.caPemPath(certificates.authority()));
    }

    @Test
    void call_bigMessages_passBothWays() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            TransportLink link = Links.to(new ArmeriaTransport(), server.port()).open();
            byte[] big = new byte[20 << 20];
            Arrays.fill(big, (byte) 42);
            assertArrayEquals(
                    big, ClientCalls.blockingUnaryCall(link.channel(), TestCalls.ECHO, CallOptions.DEFAULT, big));
            Links.guarded(link.close());
        }
    }

    @Test
    void call_answerAboveTheMaximum_endsResourceExhausted() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            TransportLink link = Links.to(new ArmeriaTransport(), server.port())
                    .with(Parameters.MAX_INBOUND_MESSAGE_SIZE, 1000)
                    .open();
            StatusRuntimeException failure = assertThrows(
                    StatusRuntimeException.class,
                    () -> ClientCalls.blockingUnaryCall(
                            link.channel(), TestCalls.SIZED, CallOptions.DEFAULT, TestCalls.size(1001)));
            assertEquals(Status.Code.RESOURCE_EXHAUSTED, failure.getStatus().getCode());
            Links.guarded(link.close());
        }
    }

    @Test
    void call_deadlinePasses_endsDeadlineExceededAndServerIsTold() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            TransportLink link = Links.to(new ArmeriaTransport(), server.port()).open();
            StatusRuntimeException failure = assertThrows(
                    StatusRuntimeException.class,
                    () -> ClientCalls.blockingUnaryCall(
                            link.channel(),
                            TestCalls.SILENT,
                            CallOptions.DEFAULT.withDeadlineAfter(200, TimeUnit.MILLISECONDS),
                            new byte[0]));
            assertEquals(Status.Code.DEADLINE_EXCEEDED, failure.getStatus().getCode());
            assertTrue(server.calls("Silent").get(0).deadline() != null);
            Links.guarded(link.close());
        }
    }

    @Test
    void callBacks_withAndWithoutExecutor_neverRunOnAnEventLoop() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            TransportLink link = Links.to(new ArmeriaTransport(), server.port()).open();
            Set<String> names = new ConcurrentSkipListSet<>();
            CompletableFuture<Status> ended = new CompletableFuture<>();
            ClientCall<byte[], byte[]> call = link.channel().newCall(TestCalls.ECHO, CallOptions.DEFAULT);
            call.start(new Recorder(names, ended), new Metadata());
            call.request(2);
            call.sendMessage(new byte[0]);
            call.halfClose();
            assertEquals(Status.Code.OK, Links.guarded(ended).getCode());
            assertEquals(
                    List.of(),
                    names.stream()
                            .filter(n -> !n.startsWith("grpc-default-executor"))
                            .toList());
            Links.guarded(link.close());
        }
    }

    private record Names(Set<String> seen) {}

    private static final class Recorder extends ClientCall.Listener<byte[]> {
        private final Names names;
        private final CompletableFuture<Status> ended;

        Recorder(Set<String> names, CompletableFuture<Status> ended) {
            this.names = new Names(names);
            this.ended = ended;
        }

        @Override
        public void onHeaders(Metadata headers) {
            names.seen().add(Thread.currentThread().getName());
        }

        @Override
        public void onMessage(byte[] message) {
            names.seen().add(Thread.currentThread().getName());
        }

        @Override
        public void onReady() {
            names.seen().add(Thread.currentThread().getName());
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            names.seen().add(Thread.currentThread().getName());
            ended.complete(status);
        }
    }
}
