package dev.connections4j.okhttp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Reason;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ProxyAddress;
import dev.connections4j.spi.LinkAttempt;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.TransportLink;
import dev.connections4j.testkit.Await;
import dev.connections4j.testkit.ConnectProxy;
import dev.connections4j.testkit.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connect before the server's SETTINGS, read frame by frame. */
@Timeout(60)
final class OkHttpEagerTest {
    private static final Frame NO_STREAMS = Frame.settings((byte) 0, (byte) 3, (byte) 0, (byte) 0, (byte) 0, (byte) 0);
    private static final Frame PING = Frame.of(Frame.PING, 0, new byte[8]);

    /** Says nothing before it has the whole request; then all that a server says, and a ping, after which all is read that was sent before. */
    private static void answersLate(FrameServer.Talk talk) throws IOException {
        talk.readPreface();
        int stream = talk.readRequest();
        talk.send(Frame.settings());
        talk.answer(stream);
        talk.send(PING);
        talk.readToTheEnd();
    }

    /** As every server does: its SETTINGS first. */
    private static void answersInOrder(FrameServer.Talk talk) throws IOException {
        talk.readPreface();
        talk.send(Frame.settings());
        talk.answer(talk.readRequest());
        talk.send(PING);
        talk.readToTheEnd();
    }

    private static void saysNothing(FrameServer.Talk talk) throws IOException {
        talk.readPreface();
        talk.readToTheEnd();
    }

    private static FrameServer server(FrameServer.Script... scripts) throws IOException {
        return new FrameServer(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), scripts);
    }

    private static Links to(FrameServer server) {
        return Links.to("127.0.0.1", server.port());
    }

    private static void assertOpensAtTry(int expected, FrameServer server, Links links) {
        TransportLink link = links.open();
        assertEquals("v2.3.5-frames", link.serverInfo().buildTags());
        assertEquals(expected, server.talks.size());
        FrameServer.Talk last = server.talks.get(expected - 1);
        Await.until("the ping is answered", () -> last.received.stream().anyMatch(f -> f.isAck(Frame.PING)));
        long acks = last.received.stream().filter(f -> f.isAck(Frame.SETTINGS)).count();
        assertEquals(1, acks, last.received.toString());
        Links.guarded(link.close());
    }

    /** Up to the end, which the client makes, no request comes to a server that says nothing. */
    private static void assertWaits(FrameServer server, Links links) {
        LinkAttempt attempt = links.begin();
        Await.until(
                "the client's SETTINGS come",
                () -> !server.talks.isEmpty() && !server.talks.get(0).received.isEmpty());
        Links.guarded(attempt.abandon());
        FrameServer.Talk talk = server.talks.get(0);
        Await.until("the connection ends", () -> talk.ended);
        assertTrue(talk.received.stream().noneMatch(f -> f.type() == Frame.HEADERS), talk.received.toString());
    }

    @Test
    void open_eager_connectGoesBeforeTheServersSettings() throws IOException {
        try (FrameServer server = server(OkHttpEagerTest::answersLate)) {
            assertOpensAtTry(1, server, to(server));
        }
    }

    @Test
    void open_eagerOverTls_connectGoesBeforeTheServersSettings(@TempDir Path folder) throws IOException {
        TestCertificates certificates = new TestCertificates(folder);
        certificates.server();
        ServerSocket tls = TlsServerSockets.open(folder, List.of("TLSv1.3"), List.of("h2"));
        try (FrameServer server = new FrameServer(tls, OkHttpEagerTest::answersLate)) {
            assertOpensAtTry(1, server, to(server).with(Parameters.CA_PEM_PATH, certificates.authority()));
        }
    }

    @Test
    void open_notEager_connectWaitsForTheServersSettings() throws IOException {
        try (FrameServer server = server(OkHttpEagerTest::saysNothing)) {
            assertWaits(server, to(server).with(Parameters.EAGER, false));
        }
        try (FrameServer server = server(OkHttpEagerTest::answersInOrder)) {
            assertOpensAtTry(1, server, to(server).with(Parameters.EAGER, false));
        }
    }

    @Test
    void open_eagerThroughAProxy_waitsAllTheSame() throws IOException {
        try (FrameServer server = server(OkHttpEagerTest::saysNothing);
                ConnectProxy proxy = ConnectProxy.to(server.port())) {
            ProxyAddress address = new ProxyAddress(new HostPort("127.0.0.1", proxy.port()), null, null);
            assertWaits(
                    server, to(server).with(Parameters.PROXY_ADDRESS, address).with(Parameters.EAGER, true));
        }
    }

    @Test
    void open_serverClosesOnEarlyRequest_triesOnceMoreNotEarly() throws IOException {
        FrameServer.Script closes = talk -> {
            talk.readPreface();
            talk.readRequest();
        };
        try (FrameServer server = server(closes, OkHttpEagerTest::answersInOrder)) {
            assertOpensAtTry(2, server, to(server));
        }
    }

    @Test
    void open_serverSendsGoAwayFirst_triesOnceMoreNotEarly() throws IOException {
        FrameServer.Script goesAway = talk -> {
            talk.readPreface();
            talk.readRequest();
            talk.send(Frame.settings());
            talk.send(Frame.of(Frame.GOAWAY, 0, new byte[8]));
            talk.readToTheEnd();
        };
        try (FrameServer server = server(goesAway, OkHttpEagerTest::answersInOrder)) {
            assertOpensAtTry(2, server, to(server));
        }
    }

    @Test
    void open_serverAllowsNoStreamsAtFirst_triesOnceMoreNotEarly() throws IOException {
        FrameServer.Script refuses = talk -> {
            talk.readPreface();
            int stream = talk.readRequest();
            talk.send(NO_STREAMS);
            talk.send(Frame.of(Frame.RST_STREAM, stream, new byte[] {0, 0, 0, 7}));
            talk.readToTheEnd();
        };
        FrameServer.Script allowsLater = talk -> {
            talk.readPreface();
            talk.send(NO_STREAMS);
            talk.readAckOf(Frame.SETTINGS);
            talk.received.clear();
            answersInOrderAfterPreface(talk);
        };
        try (FrameServer server = server(refuses, allowsLater)) {
            assertOpensAtTry(2, server, to(server));
        }
    }

    private static void answersInOrderAfterPreface(FrameServer.Talk talk) throws IOException {
        talk.send(Frame.settings((byte) 0, (byte) 3, (byte) 0, (byte) 0, (byte) 0, (byte) 100));
        talk.answer(talk.readRequest());
        talk.send(PING);
        talk.readToTheEnd();
    }

    @Test
    void open_serverClosesBothTimes_isClosedAsWithoutEager() throws IOException {
        FrameServer.Script closes = FrameServer.Talk::readPreface;
        try (FrameServer server = server(closes)) {
            LinkException failure = to(server).fails();
            assertEquals(Reason.CLOSED, failure.reason());
            assertEquals(4, server.talks.size());
        }
    }
}
