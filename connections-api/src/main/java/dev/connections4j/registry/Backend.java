package dev.connections4j.registry;

import dev.connections4j.ConnectTimings;
import dev.connections4j.TransportInfo;
import dev.connections4j.async.Clock;
import dev.connections4j.link.ConnectionHandle;
import dev.connections4j.link.LinkPool;
import dev.connections4j.link.LinkSource;
import dev.connections4j.link.ManagedConnection;
import dev.connections4j.observers.Observers;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.selection.Providers;
import dev.connections4j.spi.EndpointResolver;
import java.util.List;

/** What the registry asks of the links below it. Tests put fakes in its place. */
interface Backend {
    /**
     * A pool that is about to connect; it has opened nothing.
     *
     * @throws dev.connections4j.TransportUnavailableException if no transport fits, or nothing can open the address
     * @throws dev.connections4j.ParameterException if the transport cannot honour a given parameter
     */
    LinkPool pool(String alias, ResolvedParameters resolved, LinkPool.FirstConnect first);

    /** A handle over a connected pool; {@code onClose} is what its {@code close()} asks for. */
    ManagedConnection handle(String alias, LinkPool pool, ConnectTimings timings, Runnable onClose);

    /** What can open links. */
    default List<TransportInfo> transports() {
        return List.of();
    }

    /** The real links, over these providers. */
    record OfProviders(Providers providers, Clock clock, Observers observers) implements Backend {
        @Override
        public LinkPool pool(String alias, ResolvedParameters resolved, LinkPool.FirstConnect first) {
            EndpointResolver resolver =
                    resolved.address() instanceof HostPort ? null : providers.resolver(resolved.address());
            return new LinkPool(
                    new LinkSource(alias, resolved, providers.choose(resolved), resolver, observers), clock, first);
        }

        @Override
        public ManagedConnection handle(String alias, LinkPool pool, ConnectTimings timings, Runnable onClose) {
            return new ConnectionHandle(alias, pool, timings, clock, onClose);
        }

        @Override
        public List<TransportInfo> transports() {
            return providers.transports();
        }
    }
}
