package dev.connections4j.resolution;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.Address;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.LitePath;
import dev.connections4j.parameters.MilvusUri;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters.Value;
import dev.connections4j.parameters.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The address of one layer, put together from what address, uri, host and port say of it; the rest is the default.
 *
 * @param address the address
 * @param source where its host, or its path, came from
 * @param portSource where its port came from
 */
record NamedAddress(Address address, Source source, Source portSource) {
    static final HostPort LOCALHOST = new HostPort("localhost", 19530);
    private static final int HTTPS_PORT = 443;
    static final NamedAddress DEFAULT =
            new NamedAddress(LOCALHOST, Source.of(Source.Kind.DEFAULT), Source.of(Source.Kind.DEFAULT));

    /** What one parameter says: a path, or host and port, of which one may be left open. */
    private record Said(
            Parameter<?> by,
            @Nullable LitePath path,
            @Nullable String host,
            @Nullable Integer port,
            int otherwisePort,
            Source source) {
        Address complete() {
            return path != null
                    ? path
                    : new HostPort(host == null ? LOCALHOST.host() : host, port == null ? otherwisePort : port);
        }

        /** As it was given: what it leaves open is not shown. */
        @Override
        public String toString() {
            if (path != null) {
                return path.toString();
            }
            return host == null ? String.valueOf(port) : port == null ? host : new HostPort(host, port).toString();
        }

        boolean contradicts(Said other) {
            if (path != null || other.path != null) {
                return !Objects.equals(path, other.path);
            }
            return (host != null && other.host != null && !host.equals(other.host))
                    || (port != null && other.port != null && !port.equals(other.port));
        }
    }

    /** The address of a layer; a path that is relative begins at {@code directory}. */
    static Optional<NamedAddress> of(Layer layer, Path directory) {
        return of(layer)
                .map(named -> named.address instanceof LitePath path
                        ? new NamedAddress(path.in(directory), named.source, named.portSource)
                        : named);
    }

    private static Optional<NamedAddress> of(Layer layer) {
        List<Said> all = said(layer);
        for (int i = 0; i < all.size(); i++) {
            for (Said other : all.subList(i + 1, all.size())) {
                if (all.get(i).contradicts(other)) {
                    throw twoServers(all.get(i), other);
                }
            }
        }
        if (all.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(together(all));
    }

    private static NamedAddress together(List<Said> all) {
        Source none = Source.of(Source.Kind.DEFAULT);
        Source host = none;
        Source port = none;
        Said whole = new Said(Parameters.ADDRESS, null, null, null, LOCALHOST.port(), none);
        for (Said said : all) {
            boolean saysHost = said.path != null || said.host != null;
            host = isOpen(host) && saysHost ? said.source : host;
            boolean saysPort = said.port != null || said.otherwisePort != LOCALHOST.port();
            port = saysPort && (isOpen(port) || whole.port == null) ? said.source : port;
            whole = new Said(
                    whole.by,
                    said.path,
                    whole.host == null ? said.host : whole.host,
                    whole.port == null ? said.port : whole.port,
                    said.otherwisePort,
                    none);
        }
        return new NamedAddress(whole.complete(), host, port);
    }

    private static boolean isOpen(Source source) {
        return source.kind() == Source.Kind.DEFAULT;
    }

    private static List<Said> said(Layer layer) {
        List<Said> all = new ArrayList<>();
        Value address = layer.own(Parameters.ADDRESS);
        if (address != null) {
            HostPort whole = (HostPort) address.value();
            all.add(new Said(Parameters.ADDRESS, null, whole.host(), whole.port(), LOCALHOST.port(), address.source()));
        }
        Value host = layer.own(Parameters.HOST);
        if (host != null) {
            all.add(new Said(Parameters.HOST, null, (String) host.value(), null, LOCALHOST.port(), host.source()));
        }
        Value port = layer.own(Parameters.PORT);
        if (port != null) {
            all.add(new Said(Parameters.PORT, null, null, (Integer) port.value(), LOCALHOST.port(), port.source()));
        }
        MilvusUri uri = layer.uri();
        if (uri != null) {
            all.add(said(uri, layer.parts()));
        }
        return all;
    }

    private static Said said(MilvusUri uri, Source source) {
        if (uri.address() instanceof HostPort server) {
            Integer port = uri.portGiven() ? server.port() : null;
            int otherwisePort = uri.secure() ? HTTPS_PORT : LOCALHOST.port();
            return new Said(Parameters.URI, null, server.host(), port, otherwisePort, source);
        }
        return new Said(Parameters.URI, (LitePath) uri.address(), null, null, LOCALHOST.port(), source);
    }

    private static ParameterException twoServers(Said one, Said other) {
        return new ParameterException(
                one.by.name(),
                one.by + " names " + one + ", but " + other.by + " names " + other + ": give one server");
    }
}
