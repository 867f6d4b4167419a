package dev.connections4j.link;

import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.spi.EndpointResolver;
import dev.connections4j.spi.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Opens links of one connection, one at a time: the first ones, and later those that stand in for lost ones.
 *
 * @param alias for logs and thread names
 * @param parameters in force
 * @param transport opens
 * @param resolver makes the address a host, null where it is one
 */
public record LinkSource(
        String alias,
        ResolvedParameters parameters,
        Transport transport,
        @Nullable EndpointResolver resolver) {

    LinkOpening open() {
        LinkOpening opening = new LinkOpening(this);
        opening.begin();
        return opening;
    }

    /** The address as a host and port, where it needs no resolver. */
    HostPort hostPort() {
        return (HostPort) parameters.address();
    }
}
