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
 * The address of one layer, put together from address, uri, host and port; what they leave open is the default.
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

    /** What one parameter gives: a path, or host and port, of which one may be left open. */
    private record Part(
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

        /** The parameter; of a variable, the variable. */
        Object name() {
            boolean variable = source.kind() == Source.Kind.ENVIRONMENT || source.kind() == Source.Kind.DOT_ENV;
            return variable ? source : by;
        }

        /** As it was given: what it leaves open is not shown. */
        @Override
        public String toString() {
            if (path != null) {
                return path.toString();
            }
            return host == null ? String.valueOf(port) : port == null ? host : new HostPort(host, port).toString();
        }

        boolean contradicts(Part other) {
            if (path != null || other.path != null) {
                return !Objects.equals(path, other.path);
            }
            return (host != null && other.host != null && !host.equals(other.host))
                    || (port != null && other.port != null && !port.equals(other.port));
        }
    }

    /** The address of a layer; a path that is relative begins at {@code directory}. */
    static Optional<NamedAddress> of(Layer layer, Path directory) {
        return of(layer).map(named -> named.in(directory));
    }

    private NamedAddress in(Path directory) {
        return address instanceof HostPort
                ? this
                : new NamedAddress(((LitePath) address).in(directory), source, portSource);
    }

    private static Optional<NamedAddress> of(Layer layer) {
        List<Part> all = parts(layer);
        for (int i = 0; i < all.size(); i++) {
            for (Part other : all.subList(i + 1, all.size())) {
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

    private static NamedAddress together(List<Part> all) {
        Source none = Source.of(Source.Kind.DEFAULT);
        Source host = none;
        Source port = none;
        Part whole = new Part(Parameters.ADDRESS, null, null, null, LOCALHOST.port(), none);
        for (Part part : all) {
            boolean givesHost = part.path != null || part.host != null;
            host = isOpen(host) && givesHost ? part.source : host;
            boolean givesPort = part.port != null || part.otherwisePort != LOCALHOST.port();
            port = givesPort && (isOpen(port) || whole.port == null) ? part.source : port;
            whole = new Part(
                    whole.by,
                    part.path,
                    whole.host == null ? part.host : whole.host,
                    whole.port == null ? part.port : whole.port,
                    part.otherwisePort,
                    none);
        }
        return new NamedAddress(whole.complete(), host, port);
    }

    private static boolean isOpen(Source source) {
        return source.kind() == Source.Kind.DEFAULT;
    }

    private static List<Part> parts(Layer layer) {
        List<Part> all = new ArrayList<>();
        Value address = layer.own(Parameters.ADDRESS);
        if (address != null) {
            HostPort whole = (HostPort) address.value();
            all.add(new Part(Parameters.ADDRESS, null, whole.host(), whole.port(), LOCALHOST.port(), address.source()));
        }
        Value host = layer.own(Parameters.HOST);
        if (host != null) {
            all.add(new Part(Parameters.HOST, null, (String) host.value(), null, LOCALHOST.port(), host.source()));
        }
        Value port = layer.own(Parameters.PORT);
        if (port != null) {
            all.add(new Part(Parameters.PORT, null, null, (Integer) port.value(), LOCALHOST.port(), port.source()));
        }
        MilvusUri uri = layer.uri();
        if (uri != null) {
            all.add(part(uri, layer.parts()));
        }
        return all;
    }

    private static Part part(MilvusUri uri, Source source) {
        if (uri.address() instanceof HostPort server) {
            Integer port = uri.portGiven() ? server.port() : null;
            int otherwisePort = uri.secure() ? HTTPS_PORT : LOCALHOST.port();
            return new Part(Parameters.URI, null, server.host(), port, otherwisePort, source);
        }
        return new Part(Parameters.URI, (LitePath) uri.address(), null, null, LOCALHOST.port(), source);
    }

    private static ParameterException twoServers(Part one, Part other) {
        return new ParameterException(
                one.by.name(),
                one.name() + " names " + one + ", but " + other.name() + " names " + other + ": give one server");
    }
}
