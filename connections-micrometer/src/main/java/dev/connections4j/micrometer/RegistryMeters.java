package dev.connections4j.micrometer;

import dev.connections4j.Connection;
import dev.connections4j.Connection.Subscription;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.events.ConnectionEvent;
import dev.connections4j.events.ConnectionListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What one registry of meters gets of one registry of connections: an event becomes a timer's or a counter's next value. */
final class RegistryMeters implements ConnectionListener {
    private static final String NONE = "none";

    private final MeterRegistry meters;
    private final Tags tags;
    private final StateGauges gauges;
    private volatile @Nullable Subscription subscription;

    private RegistryMeters(ConnectionRegistry connections, MeterRegistry meters, Tags tags) {
        this.meters = meters;
        this.tags = tags;
        this.gauges = new StateGauges(connections, meters);
    }

    static RegistryMeters listen(ConnectionRegistry connections, MeterRegistry meters, Tags tags) {
        RegistryMeters made = new RegistryMeters(connections, meters, tags);
        made.subscription = connections.addListener(made);
        connections.listConnections().forEach(each -> each.connection().ifPresent(made::isThere));
        return made;
    }

    private void isThere(Connection connection) {
        gauges.add(connection.alias(), tags(connection.alias(), connection.transport()));
        gauges.removeIfGone(connection.alias());
    }

    void close() {
        Subscription own = subscription;
        if (own != null) {
            own.close();
        }
        gauges.removeAll();
    }

    @Override
    public void onEvent(ConnectionEvent event) {
        Tags own = tags(event.alias(), event.transport());
        if (event instanceof ConnectionEvent.Attempt attempt) {
            Tags outcome =
                    own.and("reason", orNone(attempt.reason()), "reconnect", String.valueOf(attempt.isReconnect()));
            timer("connections4j.attempt", "Attempts of a pool member to open a socket and send Connect", outcome)
                    .record(attempt.timings().elapsed());
            attempt.timings()
                    .stages()
                    .forEach((stage, took) -> timer(
                                    "connections4j.stage",
                                    "Stages of attempts that ended well",
                                    own.and("stage", stage.key()))
                            .record(took));
        } else if (event instanceof ConnectionEvent.Connect connect) {
            timer(
                            "connections4j.connect",
                            "Connects and replaces, all members of the pool together",
                            own.and("reason", orNone(connect.reason())))
                    .record(connect.timings().elapsed());
            if (connect.failure() == null) {
                gauges.add(connect.alias(), own);
            }
        } else if (event instanceof ConnectionEvent.LinkEnded ended) {
            String end = ended.end() == null ? "closed" : ended.end().name().toLowerCase(Locale.ROOT);
            count("connections4j.links.ended", "Sockets that take no more calls", own.and("end", end));
        } else if (event instanceof ConnectionEvent.Closed closed) {
            count("connections4j.closed", "Connections that were closed", own.and("by", closed.by()));
            gauges.remove(closed.alias());
        }
    }

    private Tags tags(String alias, String transport) {
        return tags.and("alias", alias, "transport", orNone(transport));
    }

    private static String orNone(String value) {
        return value.isEmpty() ? NONE : value;
    }

    private Timer timer(String name, String description, Tags own) {
        return Timer.builder(name).description(description).tags(own).register(meters);
    }

    private void count(String name, String description, Tags own) {
        Counter.builder(name)
                .description(description)
                .tags(own)
                .register(meters)
                .increment();
    }
}
