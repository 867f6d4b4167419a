package dev.connections4j.standin.roundtrips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.connections4j.grpc.wire.ConnectResponse;
import dev.connections4j.standin.Await;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.RecordedCall;
import dev.connections4j.standin.TestCalls;
import dev.connections4j.standin.certificates.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RoundTripsTest {
    private static final String TOKEN = "root:Milvus";
    private static final int PREFIX_BYTES = 5;

    private final RawConnect plain = RawConnect.of("127.0.0.1", false, TOKEN, "books");
    private final RawConnect secure = RawConnect.of("127.0.0.1", true, TOKEN, "books");

    @TempDir
    Path folder;

    private interface Question {
        ConnectResponse ask(Socket socket) throws IOException;
    }

    private static AutoCloseable answered(Socket socket, Question question) throws IOException {
        assertEquals("STANDALONE", question.ask(socket).getServerInfo().getDeployMode());
        return socket;
    }

    private static MilvusStandIn server() {
        return MilvusStandIn.builder().user("root", "Milvus").database("books").start();
    }

    @Test
    void rawCalls_severalLargeAnswers_comeWhole() throws Exception {
        int bytes = 20 << 20;
        try (MilvusStandIn server = server();
                Socket socket = RawSockets.plain(server.port())) {
            RawCalls calls = RawCalls.over(socket, false, TOKEN, "books");
            String sized = TestCalls.SIZED.getFullMethodName();
            assertEquals(PREFIX_BYTES, calls.call(sized, TestCalls.size(0), 1));
            assertEquals(2L * (PREFIX_BYTES + bytes), calls.call(sized, TestCalls.size(bytes), 2));
        }
    }

    @Test
    void fewest_plaintext_areTwo() throws Exception {
        try (MilvusStandIn server = server()) {
            assertEquals(2, RoundTrips.fewest(server.port(), port -> answered(RawSockets.plain(port), plain::ask)));
            RecordedCall call = server.calls("Connect").get(0);
            assertEquals(List.of("books"), call.header("dbname"));
        }
    }

    @Test
    void fewest_plaintextAfterSettings_areThree() throws Exception {
        try (MilvusStandIn server = server()) {
            assertEquals(
                    3,
                    RoundTrips.fewest(
                            server.port(), port -> answered(RawSockets.plain(port), plain::askAfterSettings)));
        }
    }

    @Test
    void fewest_tls_areThreeAndFourAfterSettings() throws Exception {
        TestCertificates certificates = new TestCertificates(folder);
        SSLContext trust = RawSockets.trusting(certificates.authority());
        try (MilvusStandIn server = MilvusStandIn.builder()
                .tls(certificates.server())
                .database("books")
                .start()) {
            assertEquals(
                    3, RoundTrips.fewest(server.port(), port -> answered(RawSockets.tls(port, trust), secure::ask)));
            assertEquals(
                    4,
                    RoundTrips.fewest(
                            server.port(), port -> answered(RawSockets.tls(port, trust), secure::askAfterSettings)));
        }
    }

    @Test
    void fewest_twoConnectionsOneAfterTheOther_areAdded() throws Exception {
        try (MilvusStandIn server = server()) {
            assertEquals(4, RoundTrips.fewest(server.port(), port -> {
                answered(RawSockets.plain(port), plain::ask).close();
                return answered(RawSockets.plain(port), plain::ask);
            }));
        }
    }

    @Test
    void ask_wrongPassword_isRefused() throws Exception {
        RawConnect wrong = RawConnect.of("127.0.0.1", false, "root:wrong", "books");
        try (MilvusStandIn server = server();
                Socket socket = RawSockets.plain(server.port())) {
            IOException refused = assertThrows(IOException.class, () -> wrong.ask(socket));
            assertEquals("the server refuses Connect: it sends no message", refused.getMessage());
        }
    }

    @Test
    void close_connectionOpen_endsItAndItsThreads() throws Exception {
        try (MilvusStandIn server = server()) {
            DelayProxy proxy = DelayProxy.to(server.port(), RoundTrips.AWAY);
            try (Socket socket = RawSockets.plain(proxy.port())) {
                plain.ask(socket);
                assertEquals(1, proxy.connections());
                proxy.close();
                assertEquals(-1, socket.getInputStream().read());
            }
            Await.until(
                    "no thread of the proxy is left",
                    () -> Thread.getAllStackTraces().keySet().stream()
                            .noneMatch(thread -> thread.getName().startsWith("milvus-stand-in-delay-")));
            assertEquals(0, proxy.connections());
        }
    }

    private static int nobody() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Test
    void connect_nobodyBehind_isClosed() throws Exception {
        try (DelayProxy proxy = DelayProxy.to(nobody(), RoundTrips.AWAY);
                Socket socket = RawSockets.plain(proxy.port())) {
            assertEquals(-1, socket.getInputStream().read());
            assertEquals(0, proxy.roundTrips());
        }
    }
}
