package dev.connections4j.spi;

import dev.connections4j.async.Operation;
import dev.connections4j.parameters.Parameter;
import java.util.Map;
import java.util.Optional;

/**
 * Opens links to Milvus: channel, TLS and handshake. Found by {@link java.util.ServiceLoader}; the provider is made once for each registry, cheaply, and opens
 * nothing until asked.
 */
public interface Transport {
    /** {@return the value of the parameter {@code transport} that chooses it: lower case, for instance {@code netty}} */
    String name();

    /** {@return why it cannot work here, a sentence without full stop; empty if it works} */
    default Optional<String> unavailable() {
        return Optional.empty();
    }

    /**
     * {@return the parameters that it cannot honour, each with what it cannot do, a sentence without full stop; when given, they fail the
     * connect}
     */
    default Map<Parameter<?>, String> unsupported() {
        return Map.of();
    }

    /**
     * Keeps what links share (event loops, TLS contexts) from one link of a connection to the next. A connection holds one lease from
     * before its first link is opened until its last one is closed.
     *
     * @return a lease; released after the connection's links are closed
     */
    default Lease retain() {
        return Lease.NONE;
    }

    /**
     * Opens one link: one HTTP/2 connection with an answered Connect call. Returns at once; blocks nothing, for it may be called on an event
     * loop, where the end of the last link was seen. Keeps no timeout of its own: the operation is closed to give it up.
     *
     * @param request where to, with what
     * @return the link under way, or why there is none: a {@link LinkException}, reported once everything that was opened is closed again
     */
    Operation<TransportLink> open(LinkRequest request);
}
