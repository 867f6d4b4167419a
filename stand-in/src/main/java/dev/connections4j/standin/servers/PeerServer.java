package dev.connections4j.standin.servers;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A program of the system's packages that stands between a client and Milvus: on loopback, with its files in a temporary folder. */
public final class PeerServer implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Which program. */
    public enum Program {
        /** As a gateway for gRPC, and as a web server. */
        NGINX("nginx", "-e stderr -p FOLDER -c CONFIG"),
        /** As a gateway for gRPC. */
        HAPROXY("haproxy", "-db -f CONFIG"),
        /** As a proxy for HTTP CONNECT. */
        TINYPROXY("tinyproxy", "-d -c CONFIG");

        private final String file;
        private final String arguments;

        Program(String file, String arguments) {
            this.file = file;
            this.arguments = arguments;
        }
    }

    private final ServerProcess process;

    private PeerServer(ServerProcess process) {
        this.process = process;
    }

    /**
     * Starts a program, and waits until it accepts connections.
     *
     * @param program which
     * @param config its configuration, in which {@code PORT} stands for where to listen on 127.0.0.1, {@code FOLDER} for the folder it may write to
     * @return the server, ready
     * @throws ServerUnavailableException if the program is not installed here, or does not start
     */
    static PeerServer start(Program program, String config) throws ServerUnavailableException {
        Path file = find(program);
        PortBlock ports = PortBlock.claim();
        try {
            Path folder = Files.createTempDirectory("connections4j-" + program.file + "-");
            Path written = folder.resolve("peer.conf");
            Files.writeString(
                    written,
                    config.replace("PORT", Integer.toString(ports.port(1))).replace("FOLDER", folder.toString()));
            List<String> command = Stream.concat(
                            Stream.of(file.toString()),
                            Stream.of(program.arguments.split(" ", -1))
                                    .map(argument -> argument.equals("CONFIG")
                                            ? written.toString()
                                            : argument.equals("FOLDER") ? folder.toString() : argument))
                    .toList();
            ServerProcess process = ServerProcess.start(program.file, folder, ports, command, Map.of());
            process.await(() -> accepts(ports.port(1)), LIMIT);
            return new PeerServer(process);
        } catch (IOException e) {
            ports.close();
            throw new ServerUnavailableException(program.file + " could not be started: " + e.getMessage(), e);
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Path find(Program program) throws ServerUnavailableException {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Stream.of(path.split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program.file))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new ServerUnavailableException(program.name().toLowerCase(Locale.ROOT)
                        + " is not installed: apt-get install " + program.file));
    }

    /** {@return the port on 127.0.0.1 on which it listens, below 32768} */
    public int port() {
        return process.port(1);
    }

    /** {@return what it printed last, the oldest line first} */
    public List<String> lastLogLines() {
        return process.lastLines();
    }

    /**
     * haproxy reads its configuration again, in a new process; the old one ends each socket at the next call, by GOAWAY.
     *
     * @throws IOException if it cannot be signalled
     */
    public void reload() throws IOException {
        new ProcessBuilder("kill", "-USR2", Long.toString(process.handle().pid()))
                .inheritIO()
                .start();
    }

    /** Ends it, and removes its folder. */
    @Override
    public void close() {
        process.close();
    }
}
