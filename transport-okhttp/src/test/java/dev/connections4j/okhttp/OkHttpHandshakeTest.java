package dev.connections4j.okhttp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.spi.LinkException;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.testkit.link.Links;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class OkHttpHandshakeTest {
    private static final List<String> BOTH = List.of("TLSv1.3", "TLSv1.2");
    private static final List<String> H2 = List.of("h2");

    @TempDir
    static Path folder;

    private static TestCertificates certificates;

    @BeforeAll
    static void makeAuthority() {
        certificates = new TestCertificates(folder);
        certificates.server();
    }

    private static Links trusting(String host, HandshakeServer server) {
        return Links.to(new OkHttpTransport(), host, server.port())
                .with(Parameters.CA_PEM_PATH, certificates.authority());
    }

    private static HandshakeServer.Seen seenOf(String host, List<String> protocols) throws IOException {
        try (HandshakeServer server = new HandshakeServer(folder, protocols, H2)) {
            trusting(host, server).fails();
            return Links.guarded(server.seen);
        }
    }

    @Test
    void handshake_serverHasBoth_isTls13() throws IOException {
        assertEquals("TLSv1.3", seenOf("localhost", BOTH).protocol());
    }

    @Test
    void handshake_serverHasTls12Only_isTls12() throws IOException {
        assertEquals("TLSv1.2", seenOf("localhost", List.of("TLSv1.2")).protocol());
    }

    @Test
    void handshake_byName_indicatesTheName() throws IOException {
        assertEquals(List.of("localhost"), seenOf("localhost", BOTH).serverNames());
    }

    @Test
    void handshake_byAddress_indicatesNoName() throws IOException {
        assertEquals(List.of(), seenOf("127.0.0.1", BOTH).serverNames());
    }

    @Test
    void handshake_serverName_isIndicatedAndVerified() throws IOException {
        try (HandshakeServer server = new HandshakeServer(folder, BOTH, H2)) {
            trusting("127.0.0.1", server)
                    .with(Parameters.SERVER_NAME, "localhost")
                    .fails();
            assertEquals(List.of("localhost"), Links.guarded(server.seen).serverNames());
        }
    }

    @Test
    void handshake_serverHasNoAlpn_isTlsFailed() throws IOException {
        try (HandshakeServer server = new HandshakeServer(folder, BOTH, List.of())) {
            LinkException failure = trusting("localhost", server).fails();
            assertEquals(Reason.TLS_FAILED, failure.reason());
            assertEquals(Stage.TLS, failure.stage());
            assertTrue(
                    failure.failure().problem().contains("the server did not choose h2 by ALPN"),
                    failure.failure().problem());
        }
    }

    @Test
    void handshake_serverHasHttp1Only_isTlsFailed() throws IOException {
        try (HandshakeServer server = new HandshakeServer(folder, BOTH, List.of("http/1.1"))) {
            assertEquals(
                    Reason.TLS_FAILED, trusting("localhost", server).fails().reason());
        }
    }

    @Test
    void handshake_untrusted_theServerIsToldWhy() throws IOException {
        try (HandshakeServer server = new HandshakeServer(folder, BOTH, H2)) {
            Reason reason = Links.to(new OkHttpTransport(), "localhost", server.port())
                    .with(Parameters.SECURE, true)
                    .fails()
                    .reason();
            assertEquals(Reason.TLS_UNTRUSTED, reason);
            CompletionException told = assertThrows(CompletionException.class, () -> Links.guarded(server.seen));
            assertEquals(
                    "Received fatal alert: certificate_unknown", told.getCause().getMessage());
        }
    }
}
