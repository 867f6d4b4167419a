package dev.connections4j.standin.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.standin.Await;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MilvusServerTest {
    @Test
    void close_runningServer_leavesNoProcessPortAndFolder() throws Exception {
        Set<String> before = TemporaryFolders.named("connections4j-milvus-");
        MilvusServer server = RealServers.own(MilvusVariant.plain());
        assertTrue(accepts(server.port()));
        assertTrue(accepts(server.metricsPort()));
        assertTrue(accepts(server.rootCoordPort()));
        assertTrue(accepts(server.internalProxyPort()));
        assertTrue(server.process().isAlive());
        assertFalse(server.lastLogLines().isEmpty());

        server.close();
        server.close();

        assertFalse(server.process().isAlive());
        assertThrows(ConnectException.class, () -> accepts(server.port()));
        assertEquals(before, TemporaryFolders.named("connections4j-milvus-"));
    }

    @Test
    void start_besideTheSharedOne_bothRun() throws Exception {
        MilvusServer shared = RealServers.plain();
        try (MilvusServer own = RealServers.own(MilvusVariant.plain().withAuthorization())) {
            assertNotEquals(shared.port(), own.port());
            assertTrue(accepts(shared.port()));
            assertTrue(accepts(own.port()));
        }
        assertSame(shared, RealServers.plain());
        assertTrue(shared.process().isAlive());
    }

    @Test
    void terminate_withSlowStop_keepsListeningUntilClosed() throws Exception {
        MilvusServer server = RealServers.own(MilvusVariant.plain().withSlowStop());
        try (server) {
            server.terminate();
            Await.until(
                    "it says that it stops",
                    () -> server.lastLogLines().stream().anyMatch(line -> line.contains("stop rootcoord")));
            assertTrue(accepts(server.port()));
        }
        assertFalse(server.process().isAlive());
    }

    @Test
    void awaitReady_serverThatEndsMeanwhile_showsItsLastLines() {
        MilvusServer server = RealServers.ownStarting(MilvusVariant.plain());
        server.process().destroyForcibly();
        ServerUnavailableException failure = assertThrows(ServerUnavailableException.class, server::awaitReady);
        assertTrue(
                failure.getMessage().startsWith("Milvus ended with exit code 137 while it started; its last lines: "));
        assertFalse(server.process().isAlive());
    }

    static boolean accepts(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
            return socket.isConnected();
        }
    }
}
