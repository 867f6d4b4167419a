package dev.connections4j.registry;

import dev.connections4j.ConnectAllException;
import dev.connections4j.ConnectReport;
import dev.connections4j.Connection;
import dev.connections4j.async.Clock;
import dev.connections4j.parameters.ConnectionParameters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Several aliases at the same time: all are begun, then each is waited for. No thread but the caller's, and no alarm. */
final class ConnectAll {
    private final Connector connector;
    private final Clock clock;
    private final List<Caller> callers = new ArrayList<>();

    ConnectAll(Connector connector, Clock clock) {
        this.connector = connector;
        this.clock = clock;
    }

    ConnectReport connect(Collection<String> aliases) {
        Map<String, Supplier<Connection>> outcomes = new LinkedHashMap<>();
        aliases.forEach(alias -> outcomes.computeIfAbsent(alias, this::begin));
        long now = clock.nanoTime();
        // whose time is over first is waited for first
        callers.sort(Comparator.comparing(caller -> caller.timeLeft(now)));
        callers.forEach(Caller::waitOrLeave);
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
            callers.add(caller);
            return caller::result;
        } catch (RuntimeException e) {
            return () -> {
                throw e;
            };
        }
    }
}
