package dev.connections4j.standin.servers;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Assumptions;

/**
 * The real servers that the tests of one JVM share: each kind is started when it is first asked for, once, and ends with
 * the JVM. A test that stops a server, or meets it while it starts, starts one of its own.
 *
 * <p>Where a server cannot be had (no Python, no package for this machine) the test is aborted and says why; with the
 * environment variable {@code CI=true} it fails.
 */
public final class RealServers {
    private static final ConcurrentMap<Object, FutureTask<?>> STARTED = new ConcurrentHashMap<>();

    private RealServers() {}

    /** What starts a server. */
    interface Starter<T> {
        T start() throws ServerUnavailableException;
    }

    /** {@return the shared Milvus, ready: plaintext, without authorization} */
    public static MilvusServer plain() {
        return milvus(MilvusVariant.plain());
    }

    /** {@return the shared Milvus, ready: plaintext, with authorization ({@code root}, {@code Milvus})} */
    public static MilvusServer authorization() {
        return milvus(MilvusVariant.plain().withAuthorization());
    }

    /**
     * Milvus with one-way TLS; one server for each set of files.
     *
     * @param certificates its certificate and key
     * @return the shared server, ready
     */
    public static MilvusServer tls(ServerCertificates certificates) {
        return milvus(MilvusVariant.plain().withTls(certificates));
    }

    /**
     * Milvus with mutual TLS; one server for each set of files.
     *
     * @param certificates its certificate and key, and the clients' CA
     * @return the shared server, ready
     */
    public static MilvusServer mutualTls(ServerCertificates certificates) {
        return milvus(MilvusVariant.plain().withMutualTls(certificates));
    }

    /**
     * Milvus, set up in any way.
     *
     * @param variant how
     * @return the shared server, ready
     */
    public static MilvusServer milvus(MilvusVariant variant) {
        return shared(variant, () -> MilvusServer.start(variant));
    }

    /** {@return the shared Milvus Lite, ready} */
    public static MilvusLiteServer lite() {
        return shared(MilvusLiteServer.class, MilvusLiteServer::start);
    }

    /** {@return the absolute path of {@code milvus-lite}, for tests that let the library start it} */
    public static Path liteCommand() {
        return shared("milvus-lite", MilvusLiteServer::command);
    }

    /**
     * A server of the test's own, which closes it.
     *
     * @param variant how it is set up
     * @return the server, ready
     */
    public static MilvusServer own(MilvusVariant variant) {
        return required(() -> MilvusServer.start(variant), System.getenv());
    }

    /**
     * A server of the test's own, which closes it, and does not wait for it.
     *
     * @param variant how it is set up
     * @return the server, starting
     */
    public static MilvusServer ownStarting(MilvusVariant variant) {
        return required(() -> MilvusServer.startWithoutWaiting(variant), System.getenv());
    }

    /**
     * A program of the system's packages in front of Milvus, the test's own, which closes it.
     *
     * @param program which
     * @param config its configuration, in which {@code PORT} and {@code FOLDER} are filled in
     * @return the server, ready
     */
    public static PeerServer peer(PeerServer.Program program, String config) {
        return required(() -> PeerServer.start(program, config), System.getenv());
    }

    @SuppressWarnings("unchecked") // a key always stands for the same type
    private static <T> T shared(Object key, Starter<T> starter) {
        FutureTask<?> task = STARTED.computeIfAbsent(key, absent -> new FutureTask<>(starter::start));
        task.run();
        return required(() -> (T) result(task), System.getenv());
    }

    private static Object result(FutureTask<?> task) throws ServerUnavailableException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ServerUnavailableException unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerUnavailableException("interrupted while a server started", e);
        }
    }

    /** The server; without one the test fails under CI and is aborted elsewhere. */
    static <T> T required(Starter<T> starter, Map<String, String> environment) {
        try {
            return starter.start();
        } catch (ServerUnavailableException e) {
            if ("true".equals(environment.get("CI"))) {
                throw new IllegalStateException("with CI=true every real server is needed: " + e.getMessage(), e);
            }
            return Assumptions.abort("no real server: " + e.getMessage());
        }
    }
}
