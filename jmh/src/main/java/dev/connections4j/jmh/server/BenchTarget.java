package dev.connections4j.jmh.server;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server on this machine that requires credentials: what a client or a measuring JVM needs to reach it.
 *
 * @param port on 127.0.0.1
 * @param authority the certificate file to trust; null: the server speaks plaintext
 */
public record BenchTarget(int port, @Nullable String authority) {
    /** The user that every server here knows. */
    public static final String USER = "root";

    /** The user's password. */
    public static final String PASSWORD = "Milvus";

    /** Both of them. */
    public static final String TOKEN = USER + ":" + PASSWORD;

    /** A database that every server here has. */
    public static final String DATABASE = "books";

    private static final String PORT = "bench.port";
    private static final String AUTHORITY = "bench.authority";

    /** The one that this JVM was started for. */
    public static BenchTarget ofThisJvm() {
        return new BenchTarget(Integer.getInteger(PORT), System.getProperty(AUTHORITY));
    }

    /** What tells another JVM. */
    public List<String> jvmArguments() {
        List<String> arguments = new ArrayList<>(List.of("-D" + PORT + "=" + port));
        if (authority != null) {
            arguments.add("-D" + AUTHORITY + "=" + authority);
        }
        return arguments;
    }

    /** The same server, reached by another port. */
    public BenchTarget by(int other) {
        return new BenchTarget(other, authority);
    }

    public boolean secure() {
        return authority != null;
    }

    public String uri() {
        return (secure() ? "https" : "http") + "://127.0.0.1:" + port;
    }
}
