package dev.connections4j.standin;

import dev.connections4j.standin.certificates.TestIdentity;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses what a {@link MilvusStandIn} is like from the start. */
public final class StandInBuilder {
    final Map<String, String> users = new LinkedHashMap<>();
    final Set<String> keys = new LinkedHashSet<>();
    final Set<String> databases = new LinkedHashSet<>(Set.of("default"));
    String version = "v2.3.5-standin";

    @Nullable
    Long identifier;

    InetAddress address = InetAddress.getLoopbackAddress();
    int port;
    int requestsPerSocket = Integer.MAX_VALUE;

    @Nullable
    Duration connectionAge;

    @Nullable
    TestIdentity identity;

    @Nullable
    Path clientAuthority;

    StandInBuilder() {}

    /**
     * Turns authorization on and adds a user.
     *
     * @param name the user
     * @param password the user's password
     * @return this
     */
    public StandInBuilder user(String name, String password) {
        users.put(name, password);
        return this;
    }

    /**
     * Turns authorization on and adds an API key.
     *
     * @param key the key
     * @return this
     */
    public StandInBuilder apiKey(String key) {
        keys.add(key);
        return this;
    }

    /**
     * Adds a database beside {@code default}.
     *
     * @param name the database
     * @return this
     */
    public StandInBuilder database(String name) {
        databases.add(name);
        return this;
    }

    /**
     * The version it names.
     *
     * @param tags the text, {@code v2.3.5-standin} by default
     * @return this
     */
    public StandInBuilder version(String tags) {
        version = tags;
        return this;
    }

    /**
     * One identifier for every Connect, in place of a growing one.
     *
     * @param number 0 is what Milvus Lite answers
     * @return this
     */
    public StandInBuilder identifier(long number) {
        identifier = number;
        return this;
    }

    /**
     * Another address of this machine, in place of 127.0.0.1.
     *
     * @param local where it listens
     * @return this
     */
    public StandInBuilder address(InetAddress local) {
        address = local;
        return this;
    }

    /**
     * A fixed port, in place of a free one.
     *
     * @param number the port
     * @return this
     */
    public StandInBuilder port(int number) {
        port = number;
        return this;
    }

    /**
     * Speaks TLS 1.2 and 1.3.
     *
     * @param server its certificate and key
     * @return this
     */
    public StandInBuilder tls(TestIdentity server) {
        identity = server;
        return this;
    }

    /**
     * Beside {@link #tls}: asks for a client certificate, and for TLS 1.3.
     *
     * @param authority PEM file of the authority that must have signed it
     * @return this
     */
    public StandInBuilder clientCertificatesOf(Path authority) {
        clientAuthority = authority;
        return this;
    }

    /**
     * Ends each socket in an orderly way, by GOAWAY in two steps, when so many calls have come over it.
     *
     * @param number Connect is the first
     * @return this
     */
    public StandInBuilder requestsPerSocket(int number) {
        requestsPerSocket = number;
        return this;
    }

    /**
     * Ends each socket in an orderly way, by GOAWAY in two steps, when it is so old; calls in flight may end.
     *
     * @param age at least a second, and a tenth more or less
     * @return this
     */
    public StandInBuilder connectionAge(Duration age) {
        connectionAge = age;
        return this;
    }

    /** {@return the server, not yet listening; the caller closes it} */
    public MilvusStandIn build() {
        return new MilvusStandIn(this);
    }

    /** {@return the server, listening; the caller closes it} */
    public MilvusStandIn start() {
        return build().start();
    }
}
