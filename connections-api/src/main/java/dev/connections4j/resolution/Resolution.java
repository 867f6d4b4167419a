package dev.connections4j.resolution;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.Address;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ProxyAddress;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.parameters.ResolvedParameters.Unused;
import dev.connections4j.parameters.ResolvedParameters.Value;
import dev.connections4j.parameters.Source;
import dev.connections4j.resolution.Variables.Server;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One resolution: the strongest layer that names an address picks it; weaker layers that name another one contribute nothing, those that name
 * none, or the same, contribute what is still missing. Once it is picked, {@link Variables} are a layer of the default alias alone, but for timeout
 * and transport.
 */
final class Resolution {
    private final String alias;
    private final Source aliasSource;
    private final boolean isDefaultAlias;
    private final List<Layer> explicit;
    private final List<Variables> variables;
    private final ProxyVariables proxies;
    private final Path directory;
    private final Assembly assembly = new Assembly();
    private @Nullable NamedAddress picked;
    private @Nullable Layer pickedFrom;

    Resolution(Inputs inputs, String alias, ConnectionParameters given, ConnectionParameters registered) {
        Resolver.checkAlias(alias, given);
        Resolver.checkAlias(alias, registered);
        this.alias = alias;
        this.isDefaultAlias = alias.equals(inputs.defaultAliasName());
        this.aliasSource = isDefaultAlias ? inputs.defaultAliasSource() : Source.of(Source.Kind.ARGUMENT);
        this.explicit = List.of(Layer.arguments(given), Layer.registered(registered));
        this.proxies = inputs.proxies();
        this.directory = inputs.directory();
        this.variables = inputs.layers();
    }

    ResolvedParameters resolve() {
        explicit.forEach(this::contribute);
        assembly.checkHandler();
        variables.forEach(this::contribute);
        if (picked == null && isDefaultAlias) {
            picked = NamedAddress.DEFAULT;
        }
        if (picked == null) {
            throw new ParameterException(
                    "address",
                    "alias '" + alias + "' has no address: give address, uri or host, here, with addConnection, or in"
                            + " MILVUS_URI; only the default alias falls back to " + NamedAddress.LOCALHOST);
        }
        serveEveryAlias(Parameters.TIMEOUT, "MILVUS_CONN_TIMEOUT");
        serveEveryAlias(Parameters.TRANSPORT, "MILVUS_TRANSPORT");
        assembly.put(Parameters.ALIAS, new Value(alias, aliasSource));
        assembly.putAddress(picked, pickedFrom);
        proxy(picked.address());
        return assembly.resolved(picked, unused(picked.address()));
    }

    /** Puts the environment's proxy in the place of the word; without one the word stays, and means a direct connection. */
    private void proxy(Address address) {
        Value proxy = assembly.value(Parameters.PROXY_ADDRESS);
        boolean byEnvironment = proxy != null && proxy.value() instanceof ProxyAddress word && word.isEnvironment();
        if (byEnvironment && address instanceof HostPort server) {
            proxies.proxy(server).ifPresent(value -> assembly.put(Parameters.PROXY_ADDRESS, value));
        }
    }

    private List<Unused> unused(Address address) {
        List<Unused> unused = new ArrayList<>();
        variables.forEach(layer -> unused.addAll(layer.unused()));
        if (address instanceof HostPort server && !assembly.has(Parameters.PROXY_ADDRESS)) {
            unused.addAll(proxies.unused(server));
        }
        return unused;
    }

    private void contribute(Layer layer) {
        if (fits(layer)) {
            assembly.add(layer);
        }
    }

    /** The variables' server is the default alias' own layer; another alias gets it only where nothing stronger names an address. */
    private void contribute(Variables layer) {
        if (picked != null && !isDefaultAlias) {
            return;
        }
        Server server;
        boolean contributes;
        try {
            server = layer.server().orElse(null);
            contributes = server != null && (server.named() || isDefaultAlias) && fits(server.layer());
        } catch (ParameterException e) {
            if (picked != null) {
                return; // a weaker address that cannot be parsed contributes nothing and fails nothing
            }
            throw e;
        }
        if (contributes) {
            assembly.add(server.layer(), server::credentials);
        }
    }

    /** Whether a layer contributes; the first one that names an address picks it. */
    private boolean fits(Layer layer) {
        Optional<NamedAddress> named = layer.address(directory);
        if (named.isPresent() && picked == null) {
            picked = named.get();
            pickedFrom = layer;
        }
        return named.isEmpty() || picked == null || named.get().address().equals(picked.address());
    }

    private void serveEveryAlias(Parameter<?> parameter, String name) {
        for (Variables layer : variables) {
            if (!assembly.has(parameter)) {
                layer.value(parameter, name).ifPresent(value -> assembly.put(parameter, value));
            }
        }
    }
}
