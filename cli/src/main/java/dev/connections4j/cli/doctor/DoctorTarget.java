package dev.connections4j.cli.doctor;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.grpc.Proxies;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ProxyAddress;
import dev.connections4j.parameters.ResolvedParameters;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The connection to examine.
 *
 * @param registry resolves and connects
 * @param alias of the connection
 * @param parameters as given
 * @param resolved as a connect would resolve them
 * @param transports those that can be used, the chosen one first
 */
public record DoctorTarget(
        ConnectionRegistry registry,
        String alias,
        ConnectionParameters parameters,
        ResolvedParameters resolved,
        List<String> transports) {
    /**
     * Copies {@code transports}.
     *
     * @param registry resolves and connects
     * @param alias of the connection
     * @param parameters as given
     * @param resolved as a connect would resolve them
     * @param transports those that can be used
     */
    public DoctorTarget {
        transports = List.copyOf(transports);
    }

    /** The server; only for an address that is no path. */
    HostPort server() {
        return (HostPort) resolved.address();
    }

    Optional<ProxyAddress> proxy() {
        return Proxies.choose(resolved, server());
    }

    Duration timeout() {
        return resolved.get(Parameters.TIMEOUT);
    }

    boolean hasCredentials() {
        return resolved.credentials().isPresent();
    }

    /** What a line says of the credentials in a mode that the parameters do not ask for. */
    String keptBack() {
        return hasCredentials() ? ", credentials kept back" : "";
    }

    /** The mode that the parameters ask for. */
    ProbeMode mode() {
        return new ProbeMode(resolved.isSecure() ? ProbeMode.Manner.TLS : ProbeMode.Manner.PLAINTEXT, true);
    }

    /** The alias only, for parameters may be secret. */
    @Override
    public String toString() {
        return "'" + alias + "'";
    }
}
