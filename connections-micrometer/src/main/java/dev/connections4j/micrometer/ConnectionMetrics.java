package dev.connections4j.micrometer;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.ParameterException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The metrics of a registry's connections: {@code new ConnectionMetrics(Connections.registry()).bindTo(meterRegistry)}. Timers of connects, of the attempts
 * of each pool member, and of their stages, Connect among them; counters of links that ended; gauges of states. {@code docs/observing.md} lists
 * them with units and tags.
 */
public final class ConnectionMetrics implements MeterBinder, AutoCloseable {
    private final ConnectionRegistry connections;
    private final Tags tags;
    private final List<RegistryMeters> bound = new CopyOnWriteArrayList<>();

    /**
     * Metrics of all aliases of a registry.
     *
     * @param connections whose connections are measured
     * @throws ParameterException if it is null
     */
    public ConnectionMetrics(ConnectionRegistry connections) {
        this(connections, List.of());
    }

    /**
     * Metrics of all aliases of a registry, with further tags: where two registries are measured that have an alias in common, they tell them apart.
     *
     * @param connections whose connections are measured
     * @param tags are added to each meter
     * @throws ParameterException if either is null
     */
    public ConnectionMetrics(ConnectionRegistry connections, Iterable<Tag> tags) {
        this.connections = ParameterException.requireGiven("connections", connections);
        this.tags = Tags.of(ParameterException.requireGiven("tags", tags));
    }

    /**
     * Measures from now on; connections that are there already have their gauges at once.
     *
     * @param meters gets the meters; may be called for several
     * @throws ParameterException if it is null
     */
    @Override
    public void bindTo(MeterRegistry meters) {
        bound.add(RegistryMeters.listen(connections, ParameterException.requireGiven("meters", meters), tags));
    }

    /** Measures no longer, and removes the gauges. May be repeated. */
    @Override
    public void close() {
        bound.forEach(RegistryMeters::close);
    }
}
