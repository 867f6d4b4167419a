package dev.connections4j.registry;

import dev.connections4j.ConnectAllException;
import dev.connections4j.ConnectReport;
import dev.connections4j.Connection;
import dev.connections4j.parameters.ConnectionParameters;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Several aliases at the same time: all are begun, then each is waited for. No thread but the caller's. */
final class ConnectAll {
    private final Connector connector;

    ConnectAll(Connector connector) {
        this.connector = connector;
    }

    ConnectReport connect(Collection<String> aliases) {
        Map<String, Supplier<Connection>> outcomes = new LinkedHashMap<>();
        for (String alias : aliases) {
            outcomes.computeIfAbsent(alias, this::begin);
        }
        Map<String, Connection> connections = new LinkedHashMap<>();
        Map<String, RuntimeException> failures = new LinkedHashMap<>();
        outcomes.forEach((alias, outcome) -> {
            try {
                connections.put(alias, outcome.get());
            } catch (RuntimeException e) {
                failures.put(alias, e);
            }
        });
        ConnectReport report = new ConnectReport(connections, failures);
        if (!failures.isEmpty()) {
            throw new ConnectAllException(report);
        }
        return report;
    }

    private Supplier<Connection> begin(String alias) {
        try {
            Caller caller = connector.connect(alias, ConnectionParameters.none());
            caller.limit();
            return caller::await;
        } catch (RuntimeException e) {
            return () -> {
                throw e;
            };
        }
    }
}
