package dev.connections4j.grpc;

import dev.connections4j.grpc.tls.TlsMaterial;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ProxyAddress;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.StageRecorder;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLParameters;

/**
 * One way to a server: where to open the one socket, and what to speak on it.
 *
 * @param request what was asked; its recorder is this route's own
 * @param socketAddress where the socket goes, looked up: the server's, or the proxy's if there is one
 * @param proxy the HTTP CONNECT proxy; it gets the server's name unresolved
 * @param tls what TLS is made of; empty for plaintext
 */
public record Route(
        LinkRequest request, InetSocketAddress socketAddress, Optional<ProxyAddress> proxy, Optional<TlsMaterial> tls) {

    /** {@return the parameters of the request} */
    public ResolvedParameters parameters() {
        return request.parameters();
    }

    /** {@return this route's own recorder, for TCP, PROXY, TLS and HTTP2} */
    public StageRecorder stages() {
        return request.stages();
    }

    /** {@return the host and port of the server as given, not looked up: what a proxy is asked for} */
    public HostPort server() {
        return request.address();
    }

    /**
     * The name that the server's certificate must carry and that SNI sends: {@code server_name}, else the host.
     *
     * @return a name or an address, without port and brackets
     */
    public String serverName() {
        return parameters().find(Parameters.SERVER_NAME).orElseGet(() -> server().host());
    }

    /**
     * Makes the JDK's TLS verify the server's certificate for {@link #serverName()} and send it by SNI, which carries DNS names only.
     *
     * @param parameters those of a socket or engine, changed in place
     */
    public void applyServerName(SSLParameters parameters) {
        String name = serverName();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        TlsNames.sni(name).ifPresent(sni -> parameters.setServerNames(List.of(sni)));
    }

    /**
     * The {@code :authority} of each call: {@code server_name}, else host and port.
     *
     * @return a name that is no legal URI host (with {@code _}, or a last label that begins with a digit) comes without port under TLS, for
     *     gRPC would verify the port too
     */
    public String authority() {
        Optional<String> name = parameters().find(Parameters.SERVER_NAME);
        if (name.isPresent()) {
            return name.get();
        }
        return tls.isPresent() && !isUriHost(server()) ? server().host() : server().toString();
    }

    private static boolean isUriHost(HostPort server) {
        try {
            return new URI("//" + server).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
