package dev.connections4j.spi;

import dev.connections4j.parameters.Address;
import dev.connections4j.parameters.HostPort;
import java.util.concurrent.CompletableFuture;

/** Turns an address that is no host yet into one, for instance a {@code .db} path into a running Milvus Lite. Found by ServiceLoader. */
public interface EndpointResolver {
    /**
     * Whether it knows this kind of address.
     *
     * @param address what was resolved
     * @return true if {@link #lease} can be asked
     */
    boolean accepts(Address address);

    /**
     * Makes the endpoint available. Returns at once; what goes wrong is reported by {@link EndpointLease#endpoint()}.
     *
     * @param alias for logs
     * @param address an accepted one
     * @return the lease; release it, whatever became of it
     */
    EndpointLease lease(String alias, Address address);

    /** An endpoint that stays available until it is released. */
    interface EndpointLease extends Lease {
        /**
         * Where it listens, once it does.
         *
         * @return host and port, or a {@link LinkException}; fails if it is released first
         */
        CompletableFuture<HostPort> endpoint();
    }
}
