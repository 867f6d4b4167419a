package dev.connections4j.testkit.eager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.grpc.Http2;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.standin.TestCalls;
import dev.connections4j.standin.certificates.TestCertificates;
import io.grpc.CallOptions;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a socket is lost, a call that it carries ends with one code and one sentence, the same on every transport. */
@Timeout(60)
public abstract class LostSocketsContract {
    private static final int LARGER_THAN_ANY_WINDOW = 1 << 20;

    @TempDir
    static Path folder;

    private static TestCertificates certificates;

    private final String transport;
    private final ConnectionRegistry registry =
            ConnectionRegistry.builder().environment(Map.of()).withoutDotEnv().build();

    /**
     * The cases for one transport, found by ServiceLoader.
     *
     * @param transport its name
     */
    protected LostSocketsContract(String transport) {
        this.transport = transport;
    }

    @BeforeAll
    static void makeCertificates() {
        certificates = new TestCertificates(folder);
        certificates.server();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    static List<LostSocket> ways() {
        return LostSocket.ALL;
    }

    private static FrameServer.Script losing(LostSocket way, boolean begun) {
        return talk -> {
            talk.connect();
            int stream = talk.readRequest();
            if (begun) {
                talk.begin(stream);
            }
            way.end(talk, stream);
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void lost_inFlight_saysThatTheServerMayHaveProcessedIt(LostSocket way) throws Exception {
        try (FrameServer server = FrameServer.with(losing(way, false))) {
            assertLostDuringTheCall(server.port(), failure(server.port(), new byte[8], p -> {}));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void lost_theAnswerBegun_saysTheSame(LostSocket way) throws Exception {
        try (FrameServer server = FrameServer.with(losing(way, true))) {
            assertLostDuringTheCall(server.port(), failure(server.port(), new byte[8], p -> {}));
        }
    }

    @Test
    void lost_whileTheRequestIsSent_saysTheSame() throws Exception {
        for (boolean reset : new boolean[] {false, true}) {
            try (FrameServer server = FrameServer.with(talk -> {
                talk.connect();
                talk.readNext(Http2.DATA);
                if (reset) {
                    talk.reset();
                }
            })) {
                assertLostDuringTheCall(
                        server.port(), failure(server.port(), new byte[LARGER_THAN_ANY_WINDOW], p -> {}));
            }
            registry.removeConnection("books");
        }
    }

    @Test
    void tlsBroken_saysTheSame() throws Exception {
        List<Consumer<Socket>> ways = List.of(LostSocketsContract::cut, LostSocketsContract::sendText);
        for (Consumer<Socket> way : ways) {
            BareTls listening = new BareTls(folder);
            try (FrameServer server = new FrameServer(listening, talk -> {
                talk.connect();
                talk.readRequest();
                way.accept(listening.last());
                talk.readToTheEnd();
            })) {
                assertLostDuringTheCall(
                        server.port(), failure(server.port(), new byte[8], p -> p.caPemPath(certificates.authority())));
            }
            registry.removeConnection("books");
        }
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sendText(Socket socket) {
        try {
            socket.getOutputStream().write("no record of TLS\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As long as the shortest pause between two pings that a server bears. */
    @Test
    void pingUnanswered_saysTheSame() throws Exception {
        try (FrameServer server = FrameServer.with(Scripts::answersConnect)) {
            assertLostDuringTheCall(
                    server.port(),
                    failure(
                            server.port(),
                            new byte[8],
                            p -> p.keepAliveTime(Duration.ofSeconds(10)).keepAliveTimeout(Duration.ofMillis(100))));
        }
    }

    @Test
    void lost_andTheServerIsAway_theNextCallSaysWhereReconnectingFailed() throws Exception {
        FrameServer server = FrameServer.with(losing(LostSocket.ALL.get(0), false));
        Connection connection;
        try (server) {
            connection = connect(server.port(), p -> {});
            failure(call(connection, new byte[8]));
        }
        Status status = failure(call(connection, new byte[8]));
        assertEquals(Status.Code.UNAVAILABLE, status.getCode());
        assertEquals(
                subject(server.port()) + " was lost, and reconnecting failed at stage TCP: REFUSED: 127.0.0.1:"
                        + server.port() + " refused the connection",
                status.getDescription());
    }

    private void assertLostDuringTheCall(int port, Status status) {
        assertEquals(
                Status.Code.UNAVAILABLE + ": " + subject(port)
                        + " was lost during the call; the server may have processed it",
                status.getCode() + ": " + status.getDescription());
    }

    private String subject(int port) {
        return "connection 'books' to 127.0.0.1:" + port + " over " + transport;
    }

    private Connection connect(int port, Consumer<ConnectionParameters.Builder> more) {
        return registry.connect("books", ConnectionParameters.of(p -> {
            p.address("127.0.0.1:" + port).transport(transport).timeout(Duration.ofHours(1));
            more.accept(p);
        }));
    }

    private Status failure(int port, byte[] request, Consumer<ConnectionParameters.Builder> more) {
        return failure(call(connect(port, more), request));
    }

    private static Future<byte[]> call(Connection connection, byte[] request) {
        return ClientCalls.futureUnaryCall(connection.channel().newCall(TestCalls.ECHO, CallOptions.DEFAULT), request);
    }

    private static Status failure(Future<byte[]> call) {
        return Status.fromThrowable(assertThrows(ExecutionException.class, () -> call.get(40, TimeUnit.SECONDS)));
    }
}
