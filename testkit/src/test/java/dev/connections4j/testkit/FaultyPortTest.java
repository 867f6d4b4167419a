package dev.connections4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FaultyPortTest {
    private static Socket open(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    @Test
    void closing_client_readsTheEnd() throws IOException {
        try (FaultyPort port = FaultyPort.closing();
                Socket socket = open(port.port())) {
            assertEquals(-1, socket.getInputStream().read());
            assertEquals(1, port.accepted());
        }
    }

    @Test
    void resetting_client_readsAReset() throws IOException {
        try (FaultyPort port = FaultyPort.resetting();
                Socket socket = open(port.port())) {
            IOException reset = assertThrows(
                    IOException.class, () -> socket.getInputStream().read());
            assertTrue(reset.getMessage().contains("reset"), reset.getMessage());
        }
    }

    @Test
    void silent_client_readsNothing() throws IOException {
        try (FaultyPort port = FaultyPort.silent();
                Socket socket = open(port.port())) {
            socket.setSoTimeout(20);
            assertThrows(
                    SocketTimeoutException.class, () -> socket.getInputStream().read());
        }
    }

    @Test
    void http1_client_readsA404() throws IOException {
        try (FaultyPort port = FaultyPort.http1();
                Socket socket = open(port.port())) {
            socket.getOutputStream().write(1);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
        }
    }

    @Test
    void garbage_client_readsBytesThatAreNoText() throws IOException {
        try (FaultyPort port = FaultyPort.garbage();
                Socket socket = open(port.port())) {
            socket.getOutputStream().write(1);
            assertEquals(64, socket.getInputStream().readAllBytes().length);
        }
    }

    @Test
    void refusing_client_isRefused() {
        assertThrows(ConnectException.class, () -> open(FaultyPort.refusing()).close());
    }
}
