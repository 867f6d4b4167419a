package dev.connections4j.micrometer;

import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.NoSuchConnectionException;
import io.grpc.ConnectivityState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The gauges of each alias that is connected: they ask the connection when they are read, so they cannot fall behind. */
final class StateGauges {
    /** A connection that is closed has no gauges. */
    private static final List<ConnectivityState> STATES = List.of(
            ConnectivityState.READY,
            ConnectivityState.CONNECTING,
            ConnectivityState.IDLE,
            ConnectivityState.TRANSIENT_FAILURE);

    private final ConnectionRegistry connections;
    private final MeterRegistry meters;
    private final Map<String, List<Meter>> gauges = new HashMap<>();

    StateGauges(ConnectionRegistry connections, MeterRegistry meters) {
        this.connections = connections;
        this.meters = meters;
    }

    /** The alias is connected, over this transport from now on. */
    synchronized void add(String alias, Tags tags) {
        remove(alias);
        List<Meter> made = new ArrayList<>();
        for (ConnectivityState state : STATES) {
            Tags own = tags.and("state", state.name().toLowerCase(Locale.ROOT));
            made.add(gauge(
                    "connections4j.state",
                    "1 for the state that the connection is in, 0 for the others",
                    alias,
                    own,
                    connection -> connection.state() == state ? 1 : 0));
            made.add(gauge(
                    "connections4j.members",
                    "How many members of the pool are in the state",
                    alias,
                    own,
                    connection -> connection.memberStates().stream()
                            .filter(member -> member == state)
                            .count()));
        }
        gauges.put(alias, made);
    }

    private Meter gauge(String name, String description, String alias, Tags tags, ToDoubleFunction<Connection> value) {
        return Gauge.builder(name, connections, there -> value(there, alias, value))
                .description(description)
                .tags(tags)
                .register(meters);
    }

    private static double value(ConnectionRegistry connections, String alias, ToDoubleFunction<Connection> value) {
        try {
            return value.applyAsDouble(connections.get(alias));
        } catch (NoSuchConnectionException closed) {
            return 0;
        }
    }

    synchronized void remove(String alias) {
        gauges.getOrDefault(alias, List.of()).forEach(meters::remove);
        gauges.remove(alias);
    }

    /** Removes what was added while the alias was closed. */
    synchronized void removeIfGone(String alias) {
        if (!connections.hasConnection(alias)) {
            remove(alias);
        }
    }

    synchronized void removeAll() {
        List.copyOf(gauges.keySet()).forEach(this::remove);
    }
}
