package dev.connections4j.testkit.ingress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.grpc.Http2;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.TestCalls;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.standin.servers.PeerServer;
import dev.connections4j.testkit.FaultyPort;
import dev.connections4j.testkit.ingress.WrongSetting.Shown;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The configurations that the page of ingresses shows, run: the right ones serve, and each wrong one says what the page says. */
@Timeout(120)
public abstract class IngressContract {
    private static final byte[] LARGE = new byte[2 << 20];

    @TempDir
    static Path folder;

    private static TestCertificates certificates;

    private final String transport;
    private final MilvusStandIn milvus = MilvusStandIn.open();
    private final ConnectionRegistry registry =
            ConnectionRegistry.builder().environment(Map.of()).withoutDotEnv().build();

    /**
     * The cases for one transport, found by ServiceLoader.
     *
     * @param transport its name
     */
    protected IngressContract(String transport) {
        this.transport = transport;
    }

    @BeforeAll
    static void makeCertificates() {
        certificates = new TestCertificates(folder);
    }

    @AfterEach
    void close() {
        registry.close();
        milvus.close();
    }

    static List<WrongSetting> wrongSettings() {
        return WrongSettings.ALL;
    }

    @ParameterizedTest
    @EnumSource
    void rightSettings_serve(Ingress ingress) throws Exception {
        try (PeerServer gateway = ingress.start(ingress.config(), certificates, milvus.port())) {
            Connection connection = connect(gateway, true);
            assertEquals(LARGE.length, call(connection, TestCalls.ECHO, LARGE).get(60, TimeUnit.SECONDS).length);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongSettings")
    void wrongSetting_saysWhatThePageSays(WrongSetting setting) throws Exception {
        try (FaultyPort unspoken = FaultyPort.answering(Http2.EMPTY_SETTINGS)) {
            // what meets HTTP/1 answers at once: a real server may take its time to end the socket
            boolean http1 =
                    setting.title().contains("proxy_pass") || setting.title().contains("proto h2");
            int behind = http1 ? unspoken.port() : milvus.port();
            try (PeerServer gateway = setting.gateway().start(setting.config(), certificates, behind)) {
                String said = normal(said(setting.shownBy(), gateway), gateway.port());
                assertEquals(setting.answer(), said);
            }
        }
    }

    private String said(Shown shownBy, PeerServer gateway) throws Exception {
        return switch (shownBy) {
            case CONNECT -> failure(gateway, true);
            case PLAINTEXT_CONNECT -> failure(gateway, false);
            case LARGE_CALL -> failure(call(connect(gateway, true), TestCalls.ECHO, LARGE));
            case LONG_CALL -> failure(call(connect(gateway, true), TestCalls.SILENT, new byte[1]));
            case LONG_STREAM -> endOfStream(connect(gateway, true)).name();
        };
    }

    /** The server answers once, and the client sends no more. */
    private static Status.Code endOfStream(Connection connection) throws Exception {
        CompletableFuture<Status> end = new CompletableFuture<>();
        ClientCalls.asyncBidiStreamingCall(
                        connection.channel().newCall(TestCalls.CHAT, CallOptions.DEFAULT),
                        new StreamObserver<byte[]>() {
                            @Override
                            public void onNext(byte[] answer) {}

                            @Override
                            public void onError(Throwable thrown) {
                                end.complete(Status.fromThrowable(thrown));
                            }

                            @Override
                            public void onCompleted() {
                                end.complete(Status.OK);
                            }
                        })
                .onNext(new byte[1]);
        return end.get(60, TimeUnit.SECONDS).getCode();
    }

    private String failure(PeerServer gateway, boolean secure) {
        return assertThrows(ConnectFailedException.class, () -> connect(gateway, secure))
                .getMessage();
    }

    private static String failure(Future<byte[]> call) {
        Status status =
                Status.fromThrowable(assertThrows(ExecutionException.class, () -> call.get(60, TimeUnit.SECONDS)));
        return status.getCode() + ": " + status.getDescription();
    }

    private Connection connect(PeerServer gateway, boolean secure) {
        return registry.connect("books", p -> {
            p.address("127.0.0.1:" + gateway.port()).transport(transport).timeout(Duration.ofHours(1));
            if (secure) {
                p.caPemPath(certificates.authority());
            }
        });
    }

    private static Future<byte[]> call(Connection connection, MethodDescriptor<byte[], byte[]> method, byte[] request) {
        return ClientCalls.futureUnaryCall(connection.channel().newCall(method, CallOptions.DEFAULT), request);
    }

    /** Without what differs from run to run. */
    private String normal(String said, int port) {
        return said.replace("127.0.0.1:" + port, "127.0.0.1:443")
                .replace(" over " + transport, " over TRANSPORT")
                .replaceAll("failed after \\d+ ms", "failed after 12 ms");
    }
}
