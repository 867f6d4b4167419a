package dev.connections4j.okhttp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.testkit.Await;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChannelSocketImplTest {
    private static final int MANY_BYTES = 1 << 20;

    private ServerSocket listening;
    private Socket client;
    private Socket server;

    private static Socket unconnected() throws SocketException {
        return new Socket(new ChannelSocketImpl()) {};
    }

    @BeforeEach
    void connect() throws IOException {
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        client = unconnected();
        client.setTcpNoDelay(true);
        client.connect(listening.getLocalSocketAddress());
        server = listening.accept();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
        listening.close();
    }

    @Test
    void write_moreThanABuffer_comesWhole() throws Exception {
        byte[] sent = new byte[MANY_BYTES];
        new Random(1).nextBytes(sent);
        CompletableFuture<byte[]> came = CompletableFuture.supplyAsync(() -> {
            try {
                return server.getInputStream().readNBytes(MANY_BYTES);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        client.getOutputStream().write(sent);
        assertArrayEquals(sent, came.get());
    }

    @Test
    void read_someOfWhatCame_leavesTheRestAvailable() throws IOException {
        server.getOutputStream().write(new byte[] {(byte) 0xff, 2, 3});
        server.close();
        assertEquals(0xff, client.getInputStream().read());
        assertEquals(2, client.getInputStream().available());
        assertArrayEquals(new byte[] {2, 3}, client.getInputStream().readAllBytes());
        assertEquals(-1, client.getInputStream().read());
    }

    @Test
    void read_closedMeanwhile_saysThatTheSocketIsClosed() throws Exception {
        CompletableFuture<IOException> ended = new CompletableFuture<>();
        InputStream in = client.getInputStream();
        Thread reader = new Thread(() -> ended.complete(assertThrows(IOException.class, in::read)));
        reader.start();
        Await.until("the thread reads", () -> reader.getState() == Thread.State.RUNNABLE);
        client.close();
        assertEquals("Socket closed", ended.get().getMessage());
        assertEquals(SocketException.class, ended.get().getClass());
        reader.join();
    }

    @Test
    void read_withTimeout_endsAndReadsOn() throws IOException {
        client.setSoTimeout(1);
        assertThrows(SocketTimeoutException.class, () -> client.getInputStream().read());
        client.setSoTimeout(0);
        server.getOutputStream().write(7);
        assertEquals(7, client.getInputStream().read());
    }

    @Test
    void options_areThoseOfTheSocket() throws IOException {
        assertTrue(client.getTcpNoDelay());
        assertEquals(-1, client.getSoLinger());
        client.setSoLinger(true, 3);
        assertEquals(3, client.getSoLinger());
        client.setSoLinger(false, 0);
        assertEquals(-1, client.getSoLinger());
        client.setKeepAlive(true);
        assertTrue(client.getKeepAlive());
        assertThrows(SocketException.class, () -> client.getOOBInline());
    }

    @Test
    void addresses_areThoseOfTheSocket() {
        assertEquals(listening.getLocalSocketAddress(), client.getRemoteSocketAddress());
        assertEquals(server.getRemoteSocketAddress(), client.getLocalSocketAddress());
    }

    @Test
    void shutdownOutput_endsWhatTheServerReads() throws IOException {
        client.shutdownOutput();
        assertEquals(-1, server.getInputStream().read());
        assertFalse(client.isClosed());
    }

    @Test
    void connect_nobodyThere_isRefused() throws IOException {
        InetSocketAddress gone = (InetSocketAddress) listening.getLocalSocketAddress();
        listening.close();
        try (Socket second = unconnected()) {
            assertThrows(ConnectException.class, () -> second.connect(gone));
        }
    }
}
