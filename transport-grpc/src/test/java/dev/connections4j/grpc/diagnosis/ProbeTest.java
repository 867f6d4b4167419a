package dev.connections4j.grpc.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.HangingLookups;
import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.TestRequests;
import dev.connections4j.grpc.tls.TlsMaterial;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.ProxyAddress;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.LinkRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProbeTest {
    private static Route route(ServerSocket server, Optional<ProxyAddress> proxy) {
        LinkRequest request = TestRequests.request("127.0.0.1", p -> {});
        request.stages().begin(Stage.HTTP2);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
        return new Route(request, address, proxy, Optional.empty());
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @Test
    void of_closedAndATlsHelloIsAnswered_isPlaintextOnTlsPort() throws Exception {
        try (ServerSocket server = listen()) {
            CompletableFuture<LinkException> named = Diagnosis.of(route(server, Optional.empty()), new EOFException());
            try (Socket asked = server.accept()) {
                assertEquals(0x16, asked.getInputStream().read(), "a TLS handshake record");
                asked.getOutputStream().write(new byte[] {0x15, 3, 1, 0, 2, 2, 40});
                LinkException failure = named.join();
                assertEquals(Reason.PLAINTEXT_ON_TLS_PORT, failure.reason());
                assertEquals(Stage.HTTP2, failure.stage());
            }
        }
    }

    @Test
    void of_probeThrows_isNamedAsItWas() throws Exception {
        SSLContext unready = SSLContext.getInstance("TLS");
        try (ServerSocket server = listen()) {
            LinkRequest request =
                    TestRequests.request("127.0.0.1", p -> p.sslContext(unready).secure(true));
            request.stages().begin(Stage.TLS);
            Optional<TlsMaterial> tls = TlsMaterial.read(request.parameters());
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
            LinkException failure = Diagnosis.of(new Route(request, address, Optional.empty(), tls), new EOFException())
                    .join();
            assertEquals(Reason.CLOSED, failure.reason());
            assertEquals(Stage.TLS, failure.stage());
        }
    }

    @Test
    void of_lookupsHang_asksAllTheSame() throws Exception {
        try (ServerSocket server = listen()) {
            server.setSoTimeout(30_000);
            HangingLookups.during(() -> {
                CompletableFuture<LinkException> named =
                        Diagnosis.of(route(server, Optional.empty()), new EOFException());
                try (Socket asked = server.accept()) {
                    assertEquals(0x16, asked.getInputStream().read(), "a TLS handshake record");
                    named.cancel(false);
                }
            });
        }
    }

    @Test
    void cancel_whileAsking_closesTheSocket() throws Exception {
        try (ServerSocket server = listen()) {
            CompletableFuture<LinkException> named = Diagnosis.of(route(server, Optional.empty()), new EOFException());
            try (Socket asked = server.accept()) {
                assertEquals(0x16, asked.getInputStream().read());
                assertTrue(named.cancel(false));
                assertTrue(ends(asked), "the connection ends");
            }
        }
    }

    /** Reads to the end, which a reset is too. */
    private static boolean ends(Socket socket) throws IOException {
        try {
            return socket.getInputStream().transferTo(OutputStream.nullOutputStream()) >= 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void of_closedBehindAProxy_asksNobody() throws Exception {
        try (ServerSocket server = listen()) {
            ProxyAddress proxy = new ProxyAddress(new HostPort("127.0.0.1", server.getLocalPort()), null, null);
            CompletableFuture<LinkException> named =
                    Diagnosis.of(route(server, Optional.of(proxy)), new EOFException());
            assertTrue(named.isDone(), "nothing is asked");
            assertEquals(Reason.CLOSED, named.join().reason());
            assertEquals(
                    "127.0.0.1:19530 behind the proxy " + proxy + " accepted the connection and closed it",
                    named.join().failure().problem());
        }
    }
}
