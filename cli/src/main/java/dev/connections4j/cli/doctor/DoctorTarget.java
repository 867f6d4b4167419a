package dev.connections4j.cli.doctor;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.grpc.Proxies;
import dev.connections4j.grpc.tls.TlsMaterial;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ProxyAddress;
import dev.connections4j.parameters.ResolvedParameters;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who is examined.
 *
 * @param registry resolves and connects
 * @param alias whose connection it would be
 * @param parameters as given
 * @param resolved as a connect would resolve them
 * @param transports those that can be used, the one that is asked for first
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
     * @param alias whose connection it would be
     * @param parameters as given
     * @param resolved as a connect would resolve them
     * @param transports those that can be used
     */
    public DoctorTarget {
        transports = List.copyOf(transports);
    }

    /** Where the server is; only of an address that is no path. */
    HostPort server() {
        return (HostPort) resolved.address();
    }

    Optional<ProxyAddress> proxy() {
        return Proxies.choose(resolved, server());
    }

    /** Who answers at a socket: whose address it is or, at the end of a tunnel, the server. */
    String shown(InetSocketAddress address) {
        return proxy().map(proxy -> server() + " behind the proxy " + proxy).orElseGet(() -> TcpStep.shown(address));
    }

    Duration timeout() {
        return resolved.get(Parameters.TIMEOUT);
    }

    boolean hasCredentials() {
        return resolved.credentials().isPresent();
    }

    /** What to say of the credentials where a way was not asked for. */
    String keptBack() {
        return hasCredentials() ? ", credentials kept back" : "";
    }

    ProbeMode wayAsked() {
        return new ProbeMode(TlsMaterial.isSecure(resolved) ? ProbeMode.Manner.TLS : ProbeMode.Manner.PLAINTEXT, true);
    }

    /** Names and addresses only. */
    @Override
    public String toString() {
        return "'" + alias + "'";
    }
}
