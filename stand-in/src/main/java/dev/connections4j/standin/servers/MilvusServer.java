package dev.connections4j.standin.servers;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A real Milvus 2.3.5 of one's own, in standalone mode, on free ports, with its data in a temporary folder: up in two to
 * three seconds with some 220 MB of memory. Tests that leave it as it was share one: {@link RealServers}.
 */
public final class MilvusServer implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int HEALTH_TIMEOUT_MILLIS = 2_000;

    private final ServerProcess process;

    private MilvusServer(ServerProcess process) {
        this.process = process;
    }

    /**
     * Starts one and waits until it says that it is healthy.
     *
     * @param variant how it is set up
     * @return the server, ready
     * @throws ServerUnavailableException if its binary cannot be had here, or it does not start
     */
    public static MilvusServer start(MilvusVariant variant) throws ServerUnavailableException {
        MilvusServer server = startWithoutWaiting(variant);
        server.awaitReady();
        return server;
    }

    /**
     * Starts one and returns at once, to meet it while it starts: its port refuses, then accepts and is silent.
     *
     * @param variant how it is set up
     * @return the server, starting
     * @throws ServerUnavailableException if its binary cannot be had here
     */
    public static MilvusServer startWithoutWaiting(MilvusVariant variant) throws ServerUnavailableException {
        MilvusFiles files = prepare(line -> {});
        PortBlock ports = PortBlock.claim();
        try {
            Path folder = Files.createTempDirectory("connections4j-milvus-");
            MilvusSettings settings = new MilvusSettings(folder, ports);
            settings.write(variant);
            Map<String, String> environment = Map.of(
                    "MILVUSCONF", settings.configs().toString(),
                    "ETCD_CONFIG_PATH", settings.etcdFile().toString(),
                    "LD_LIBRARY_PATH", files.libraries().toString(),
                    "DYLD_LIBRARY_PATH", files.libraries().toString(),
                    "DEPLOY_MODE", "STANDALONE",
                    "METRICS_PORT", Integer.toString(ports.port(MilvusSettings.METRICS)),
                    "MILVUS_RUN_DIR", folder.resolve("run").toString());
            List<String> command = List.of(files.binary().toString(), "run", "standalone");
            return new MilvusServer(ServerProcess.start("Milvus", folder, ports, command, environment));
        } catch (IOException e) {
            ports.close();
            throw new ServerUnavailableException("Milvus could not be started: " + e.getMessage(), e);
        }
    }

    /** Its binary, unpacked now if need be. */
    static MilvusFiles prepare(Consumer<String> progress) throws ServerUnavailableException {
        return MilvusFiles.prepare(progress);
    }

    /**
     * Waits until it says that it is healthy.
     *
     * @throws ServerUnavailableException if it ends meanwhile or takes longer than 90 seconds; it is closed then
     */
    public void awaitReady() throws ServerUnavailableException {
        process.await(this::isHealthy, LIMIT);
    }

    /** Components report as they start: the list is complete, and health means something, once the proxy is in it. */
    private boolean isHealthy() {
        try {
            URL url = URI.create("http://" + host() + ":" + metricsPort() + "/healthz")
                    .toURL();
            HttpURLConnection connection = (HttpURLConnection) url.openConnection(java.net.Proxy.NO_PROXY);
            connection.setConnectTimeout(HEALTH_TIMEOUT_MILLIS);
            connection.setReadTimeout(HEALTH_TIMEOUT_MILLIS);
            connection.setRequestProperty("Content-Type", "application/json");
            try (InputStream body = connection.getInputStream()) {
                String states = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                return states.contains("\"state\":\"OK\"") && states.contains("\"proxy\"");
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }

    /** {@return {@code 127.0.0.1}} */
    public String host() {
        return "127.0.0.1";
    }

    /** {@return the port for clients, below 32768: gRPC, and REST beside it} */
    public int port() {
        return process.port(MilvusSettings.PROXY);
    }

    /** {@return the port for metrics, profiles and health, below 32768: plain HTTP/1} */
    public int metricsPort() {
        return process.port(MilvusSettings.METRICS);
    }

    /** {@return the root coordinator's port, below 32768: it speaks gRPC, but not to clients} */
    public int rootCoordPort() {
        return process.port(MilvusSettings.ROOT_COORD);
    }

    /** {@return the port that the proxy has for the other components, below 32768: it speaks gRPC, but not to clients} */
    public int internalProxyPort() {
        return process.port(MilvusSettings.PROXY_INTERNAL);
    }

    /** {@return a handle of the process of the server itself, good also after its end} */
    public ProcessHandle process() {
        return process.handle();
    }

    /** {@return what it printed last, on either stream: at most 400 lines, the oldest first} */
    public List<String> lastLogLines() {
        return process.lastLines();
    }

    /**
     * Asks it to end (SIGTERM) and returns at once, to meet it while it stops; see {@link MilvusVariant#withSlowStop()}.
     */
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
