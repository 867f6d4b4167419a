package dev.connections4j.standin.servers;

import dev.connections4j.grpc.Http2;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A Milvus Lite of one's own, in its server form, on a free port, with its data in a temporary folder: up in one to two
 * seconds with some 160 MB of memory. Tests that leave it as it was share one: {@link RealServers#lite()}.
 */
public final class MilvusLiteServer implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PROBE_TIMEOUT_MILLIS = 2_000;
    private static final int PORT = 1;

    private final ServerProcess process;

    private MilvusLiteServer(ServerProcess process) {
        this.process = process;
    }

    /**
     * The command that starts Milvus Lite, from the private environment, which is made now if it is not there yet.
     *
     * @return the absolute path of {@code milvus-lite}
     * @throws ServerUnavailableException if it cannot be had here
     */
    public static Path command() throws ServerUnavailableException {
        return PythonEnvironment.milvusLite(line -> {}).command("milvus-lite");
    }

    /**
     * Starts one and waits until it speaks HTTP/2.
     *
     * @return the server, ready
     * @throws ServerUnavailableException if it cannot be had here, or does not start
     */
    public static MilvusLiteServer start() throws ServerUnavailableException {
        String command = command().toString();
        PortBlock ports = PortBlock.claim();
        MilvusLiteServer server;
        try {
            Path folder = Files.createTempDirectory("connections4j-milvus-lite-");
            List<String> line = List.of(
                    command,
                    "server",
                    "--data-dir",
                    folder.resolve("data.db").toString(),
                    "--host",
                    "127.0.0.1",
                    "--port",
                    Integer.toString(ports.port(PORT)));
            server = new MilvusLiteServer(ServerProcess.start("Milvus Lite", folder, ports, line, Map.of()));
        } catch (IOException e) {
            ports.close();
            throw new ServerUnavailableException("Milvus Lite could not be started: " + e.getMessage(), e);
        }
        server.process.await(server::speaksHttp2, LIMIT);
        return server;
    }

    private boolean speaksHttp2() {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PROBE_TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(host(), port()), PROBE_TIMEOUT_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write((Http2.PREFACE + Http2.EMPTY_SETTINGS).getBytes(StandardCharsets.US_ASCII));
            byte[] header = new byte[Http2.HEAD_BYTES];
            new DataInputStream(socket.getInputStream()).readFully(header);
            return header[Http2.TYPE_AT] == Http2.SETTINGS;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** {@return {@code 127.0.0.1}} */
    public String host() {
        return "127.0.0.1";
    }

    /** {@return its only port, below 32768} */
    public int port() {
        return process.port(PORT);
    }

    /** {@return a handle of the process of the server itself, good also after its end} */
    public ProcessHandle process() {
        return process.handle();
    }

    /** {@return what it printed last, on either stream: at most 400 lines, the oldest first} */
    public List<String> lastLogLines() {
        return process.lastLines();
    }

    Path folder() {
        return process.folder();
    }

    /** Asks it to end (SIGTERM) and returns at once. */
    public void terminate() {
        process.terminate();
    }

    /**
     * Asks it to end, kills it if that takes longer than five seconds, and returns when it and its folder are gone. May
     * be repeated.
     */
    @Override
    public void close() {
        process.close();
    }

    /** Its address, for messages. */
    @Override
    public String toString() {
        return process.name() + " on " + host() + ":" + port();
    }
}
