package dev.connections4j.link;

import dev.connections4j.Stage;
import dev.connections4j.async.Operation;
import dev.connections4j.observers.Observers;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.spi.EndpointResolver;
import dev.connections4j.spi.EndpointResolver.EndpointLease;
import dev.connections4j.spi.Lease;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.StageRecorder;
import dev.connections4j.spi.Transport;
import dev.connections4j.spi.TransportLink;
import org.jspecify.annotations.Nullable;

/**
 * Opens the links of one connection, one with each {@link #open}: the first ones, and those that replace lost ones.
 *
 * @param alias begins each status
 * @param parameters in force
 * @param transport opens
 * @param resolver makes the address a host; null where it is one
 * @param observers are notified of what happens to the links
 */
public record LinkSource(
        String alias,
        ResolvedParameters parameters,
        Transport transport,
        @Nullable EndpointResolver resolver,
        Observers observers) {

    /** Opens a link: leases the endpoint where the address needs one, then asks the transport. Begins on the calling thread. */
    Operation<TransportLink> open(StageRecorder stages) {
        return resolver == null ? open((HostPort) parameters.address(), stages) : openLeased(resolver, stages);
    }

    private Operation<TransportLink> openLeased(EndpointResolver endpoints, StageRecorder stages) {
        return Operation.start(scope -> {
            stages.begin(Stage.ENDPOINT);
            EndpointLease lease = scope.own(endpoints.lease(alias, parameters.address()), Lease::release);
            return lease.endpoint().thenCompose(address -> {
                stages.end(Stage.ENDPOINT);
                return scope.run(open(address, stages));
            });
        });
    }

    private Operation<TransportLink> open(HostPort address, StageRecorder stages) {
        Operation<TransportLink> opening = transport.open(new LinkRequest(alias, address, parameters, stages));
        if (opening == null) {
            throw OpeningFailure.ofNull(stages.current());
        }
        return opening;
    }

    /** Begins each status that concerns the connection. */
    String subject() {
        return "connection '" + alias + "' to " + parameters.address() + " over " + transport.name();
    }
}
