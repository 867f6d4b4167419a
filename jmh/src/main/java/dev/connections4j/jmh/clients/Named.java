package dev.connections4j.jmh.clients;

import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.jmh.server.BenchTarget;
import dev.connections4j.parameters.ConnectionParameters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** This library. Each connection has an alias of its own in one registry. */
public final class Named implements Client {
    private final ConnectionRegistry registry = ConnectionRegistry.create();
    private final String transport;
    private final boolean eager;
    private long connections;

    public Named(String transport, boolean eager) {
        this.transport = transport;
        this.eager = eager;
    }

    @Override
    public Session connect(BenchTarget target) {
        String alias = "bench-" + connections++;
        registry.connect(alias, parameters(target));
        return () -> registry.removeConnection(alias);
    }

    /** A connection that stays open until the registry is closed. */
    public Connection open(BenchTarget target) {
        return registry.connect("books", parameters(target));
    }

    /** All that a connect to the target needs. */
    public Consumer<ConnectionParameters.Builder> parameters(BenchTarget target) {
        return p -> {
            p.uri(target.uri())
                    .user(BenchTarget.USER)
                    .password(BenchTarget.PASSWORD)
                    .dbName(BenchTarget.DATABASE);
            p.transport(transport).timeout(Duration.ofMinutes(1));
            String authority = target.authority();
            if (authority != null) {
                p.caPemPath(Path.of(authority));
            }
            if (!eager) {
                p.eager(false);
            }
        };
    }

    public ConnectionRegistry registry() {
        return registry;
    }
}
