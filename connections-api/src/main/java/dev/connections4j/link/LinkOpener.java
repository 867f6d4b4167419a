package dev.connections4j.link;

import dev.connections4j.TransportInfo;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.selection.Providers;
import dev.connections4j.spi.EndpointResolver;
import java.util.ArrayList;
import java.util.List;

/** Opens all links of a connection: selects the transport, leases the endpoint, opens {@code pool_size} links at the same time. */
public final class LinkOpener {
    private final Providers providers;

    /** An opener over these providers. */
    public LinkOpener(Providers providers) {
        this.providers = providers;
    }

    /**
     * Begins to open. Returns at once.
     *
     * @param alias for logs and thread names
     * @param resolved the parameters
     * @return the try under way
     * @throws dev.connections4j.TransportUnavailableException if no transport fits, or nothing can open the address
     * @throws dev.connections4j.ParameterException if the transport cannot honour a given parameter
     */
    public Opening open(String alias, ResolvedParameters resolved) {
        EndpointResolver resolver =
                resolved.address() instanceof HostPort ? null : providers.resolver(resolved.address());
        return open(new LinkSource(alias, resolved, providers.choose(resolved), resolver));
    }

    /** What is there to open with. */
    public List<TransportInfo> transports() {
        return providers.transports();
    }

    static Opening open(LinkSource source) {
        List<LinkOpening> members = new ArrayList<>();
        for (int i = 0; i < source.parameters().get(Parameters.POOL_SIZE); i++) {
            members.add(source.open());
        }
        return new PoolOpening(source, members);
    }
}
