package dev.connections4j.testkit.eager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.Http2;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.standin.TestCalls;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.testkit.Await;
import dev.connections4j.testkit.ConnectProxy;
import dev.connections4j.testkit.TlsServerSockets;
import io.grpc.CallOptions;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Connect before the server's SETTINGS, against servers that read and send frame by frame: when it goes early, when not, and that a server
 * which does not take it ends as it would without {@code eager}. Subclassed with a transport's name.
 */
@Timeout(60)
public abstract class EagerContract {
    private static final Duration PATIENT = Duration.ofHours(1);
    private static final String ALIAS = "early";

    @TempDir
    static Path folder;

    private static TestCertificates certificates;

    private final String transport;
    private final ConnectionRegistry registry =
            ConnectionRegistry.builder().environment(Map.of()).withoutDotEnv().build();

    /**
     * The contract for one transport, found by ServiceLoader.
     *
     * @param transport its name
     */
    protected EagerContract(String transport) {
        this.transport = transport;
    }

    @BeforeAll
    static void makeAuthority() {
        certificates = new TestCertificates(folder);
        certificates.server();
    }

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    private static FrameServer overTls(List<String> alpn, FrameServer.Script... scripts) {
        return new FrameServer(TlsServerSockets.open(folder, List.of("TLSv1.3"), alpn), scripts);
    }

    private static void trusting(ConnectionParameters.Builder p) {
        p.caPemPath(certificates.authority());
    }

    private ConnectionParameters to(FrameServer server, Consumer<ConnectionParameters.Builder> more) {
        return ConnectionParameters.of(p -> {
            p.host("127.0.0.1").port(server.port()).transport(transport).timeout(PATIENT);
            more.accept(p);
        });
    }

    private Connection connect(FrameServer server, Consumer<ConnectionParameters.Builder> more) {
        Connection connection = registry.connect(ALIAS, to(server, more));
        assertEquals(Talk.VERSION, connection.serverInfo().buildTags());
        return connection;
    }

    private void assertConnectsAtTry(int expected, FrameServer server, Consumer<ConnectionParameters.Builder> more) {
        connect(server, more);
        assertEquals(expected, server.talks.size());
        Talk last = server.talks.get(expected - 1);
        Await.until("the ping is answered", () -> last.acksOf(Http2.PING) > 0);
        assertEquals(1, last.acksOf(Http2.SETTINGS), last.received.toString());
        registry.disconnect(ALIAS);
    }

    /** Up to the end, which the client makes, no request comes to a server that says nothing. */
    private void assertWaits(FrameServer server, Consumer<ConnectionParameters.Builder> more) {
        CompletableFuture<Connection> attempt = registry.connectAsync(ALIAS, to(server, more));
        Await.until(
                "the client's SETTINGS come",
                () -> !server.talks.isEmpty() && server.talks.get(0).hasReceived(Http2.SETTINGS));
        attempt.cancel(true);
        Talk talk = server.talks.get(0);
        Await.until("the connection ends", () -> talk.ended);
        assertFalse(talk.hasReceived(Http2.HEADERS), talk.received.toString());
    }

    private ConnectFailedException failure(FrameServer server, Consumer<ConnectionParameters.Builder> more) {
        return assertThrows(ConnectFailedException.class, () -> registry.connect(ALIAS, to(server, more)));
    }

    /** With and without {@code eager} the same reason at the same stage. */
    private void assertFailsAlike(
            Reason reason, Stage stage, FrameServer server, Consumer<ConnectionParameters.Builder> more) {
        ConnectFailedException early = failure(server, more);
        ConnectFailedException waiting = failure(server, more.andThen(p -> p.eager(false)));
        for (ConnectFailedException each : List.of(waiting, early)) {
            assertEquals(reason, each.reason(), each.getMessage());
            assertEquals(stage, each.stage().orElseThrow(), each.getMessage());
        }
    }

    private void assertFailsAlike(Reason reason, Stage stage, FrameServer.Script script) throws IOException {
        try (FrameServer server = FrameServer.with(script)) {
            assertFailsAlike(reason, stage, server, p -> {});
        }
    }

    @Test
    void connect_eager_goesBeforeTheServersSettings() throws IOException {
        try (FrameServer server = FrameServer.with(Scripts::answersLate)) {
            assertConnectsAtTry(1, server, p -> p.eager(true));
        }
    }

    @Test
    void connect_eagerOverTls_goesBeforeTheServersSettings() throws IOException {
        try (FrameServer server = overTls(List.of("h2"), Scripts::answersLate)) {
            assertConnectsAtTry(1, server, EagerContract::trusting);
        }
    }

    @Test
    void connect_eager_appliesTheServersSettingsWhenTheyCome() throws IOException {
        try (FrameServer server = FrameServer.with(Scripts::opensItsWindowLate)) {
            Connection connection = connect(server, p -> {});
            ClientCalls.blockingUnaryCall(
                    connection.channel(), TestCalls.ECHO, CallOptions.DEFAULT, new byte[Scripts.WINDOW * 10]);
            Talk talk = server.talks.get(0);
            List<Frame> data = talk.received.stream()
                    .filter(frame -> frame.type() == Http2.DATA)
                    .toList();
            Frame first = data.stream()
                    .filter(frame -> frame.stream() > data.get(0).stream())
                    .findFirst()
                    .orElseThrow();
            assertEquals(Scripts.WINDOW, first.payload().size(), talk.received.toString());
            assertEquals(1, talk.acksOf(Http2.SETTINGS), talk.received.toString());
        }
    }

    @Test
    void connect_notEager_waitsForTheServersSettings() throws IOException {
        try (FrameServer server = FrameServer.with(Scripts::saysNothing)) {
            assertWaits(server, p -> p.eager(false));
        }
        try (FrameServer server = FrameServer.with(Scripts::answersInOrder)) {
            assertConnectsAtTry(1, server, p -> p.eager(false));
        }
    }

    @Test
    void connect_eagerThroughAProxy_waitsAllTheSame() throws IOException {
        try (FrameServer server = FrameServer.with(Scripts::saysNothing);
                ConnectProxy proxy = ConnectProxy.to(server.port())) {
            assertWaits(server, p -> p.proxyAddress("127.0.0.1:" + proxy.port()).eager(true));
        }
    }

    @Test
    void connect_tlsWithoutHttp2_sendsNothingAndFailsAlike() throws IOException {
        try (FrameServer server = overTls(List.of(), Scripts::saysNothing)) {
            assertFailsAlike(Reason.TLS_FAILED, Stage.TLS, server, EagerContract::trusting);
            assertTrue(server.talks.stream().allMatch(talk -> talk.received.isEmpty()));
        }
    }

    @Test
    void connect_serverCloses_triesOnceMoreNotEarly() throws IOException {
        for (FrameServer.Script closing :
                List.<FrameServer.Script>of(Scripts::closesAtOnce, Scripts::closesOnTheRequest, Scripts::resets)) {
            try (FrameServer server = FrameServer.with(closing, Scripts::answersInOrder)) {
                assertConnectsAtTry(2, server, p -> {});
            }
        }
    }

    @Test
    void connect_serverClosesEachTime_failsAlike() throws IOException {
        assertFailsAlike(Reason.CLOSED, Stage.HTTP2, Scripts::closesAtOnce);
        assertFailsAlike(Reason.CLOSED, Stage.HTTP2, Scripts::closesOnTheRequest);
        assertFailsAlike(Reason.CLOSED, Stage.HTTP2, Scripts::resets);
    }

    @Test
    void connect_serverClosesEachTimeOverTls_failsAlike() throws IOException {
        try (FrameServer server = overTls(List.of("h2"), Scripts::closesAfterTheHandshake)) {
            assertFailsAlike(Reason.CLOSED, Stage.HTTP2, server, EagerContract::trusting);
        }
    }

    @Test
    void connect_serverGoesAwayFirst_triesOnceMoreNotEarly() throws IOException {
        try (FrameServer server = FrameServer.with(Scripts::goesAway, Scripts::answersInOrder)) {
            assertConnectsAtTry(2, server, p -> {});
        }
        try (FrameServer server = FrameServer.with(Scripts::goesAwayInsteadOfSettings, Scripts::answersInOrder)) {
            assertConnectsAtTry(2, server, p -> {});
        }
    }

    @Test
    void connect_serverGoesAwayEachTime_failsAlike() throws IOException {
        assertFailsAlike(Reason.CLOSED, Stage.CONNECT, Scripts::goesAway);
        assertFailsAlike(Reason.PROTOCOL_ERROR, Stage.HTTP2, Scripts::goesAwayInsteadOfSettings);
    }

    @Test
    void connect_serverSendsWrongSettings_failsAlike() throws IOException {
        assertFailsAlike(Reason.PROTOCOL_ERROR, Stage.HTTP2, Scripts::sendsWrongSettings);
    }

    @Test
    void connect_serverAllowsNoStreamsAtFirst_triesOnceMoreNotEarly() throws IOException {
        try (FrameServer server = FrameServer.with(Scripts::allowsNoStream, Scripts::allowsStreamsLater)) {
            assertConnectsAtTry(2, server, p -> {});
        }
        try (FrameServer server = FrameServer.with(Scripts::allowsStreamsLater)) {
            assertConnectsAtTry(1, server, p -> p.eager(false));
        }
    }

    @Test
    void connect_serverSpoke_triesOnlyOnce() throws IOException {
        Map<FrameServer.Script, Reason> spoken = Map.of(
                Scripts.refusesBy(Scripts.UNAUTHENTICATED),
                Reason.UNAUTHENTICATED,
                Scripts.refusesBy(Scripts.INTERNAL),
                Reason.SERVER_ERROR,
                Scripts::closesAfterSettings,
                Reason.CLOSED);
        for (Map.Entry<FrameServer.Script, Reason> each : spoken.entrySet()) {
            try (FrameServer server = FrameServer.with(each.getKey())) {
                ConnectFailedException failure = failure(server, p -> {});
                assertEquals(each.getValue(), failure.reason(), failure.getMessage());
                assertEquals(Stage.CONNECT, failure.stage().orElseThrow(), failure.getMessage());
                assertEquals(1, server.talks.size(), failure.getMessage());
            }
        }
    }

    /** The build gives the name two addresses, by a file of hosts for all tests. */
    @Test
    void connect_firstAddressAcceptsAndCloses_usesTheSecond() throws IOException {
        InetAddress[] addresses = InetAddress.getAllByName("several.test");
        assertEquals(2, addresses.length);
        String second = addresses[1].getHostAddress();
        try (FrameServer answers = FrameServer.on(second, 0, Scripts::answersInOrder);
                FrameServer closes =
                        FrameServer.on(addresses[0].getHostAddress(), answers.port(), Scripts::closesOnTheRequest)) {
            assertConnectsAtTry(1, answers, p -> p.host("several.test"));
            assertFalse(closes.talks.isEmpty());
        }
    }
}
