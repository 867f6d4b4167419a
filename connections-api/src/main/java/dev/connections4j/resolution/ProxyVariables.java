package dev.connections4j.resolution;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.ProxyAddress;
import dev.connections4j.parameters.ResolvedParameters.Unused;
import dev.connections4j.parameters.ResolvedParameters.Value;
import dev.connections4j.parameters.Source;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code HTTPS_PROXY} and {@code NO_PROXY} as curl reads them: lower case comes first, a variable that is set and blank means none.
 *
 * @param environment all variables of the process
 */
record ProxyVariables(Map<String, String> environment) {
    private static final List<String> PROXY = List.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY");
    private static final List<String> EXCEPT = List.of("no_proxy", "NO_PROXY");

    /** The proxy on the way to a server; empty if none is set, or the server is an exception. */
    Optional<Value> proxy(HostPort server) {
        return name(server).map(name -> {
            Source source = new Source(Source.Kind.ENVIRONMENT, name);
            try {
                return new Value(ProxyAddress.parseVariable(value(name)), source);
            } catch (ParameterException e) {
                throw new ParameterException(e.parameter(), e.getMessage() + " (from " + source + ")");
            }
        });
    }

    /** What to report of a proxy that is set for this server while nothing asks for it. */
    List<Unused> unused(HostPort server) {
        return server.isLoopback()
                ? List.of()
                : name(server).stream()
                        .map(name -> new Unused(
                                name,
                                new Source(Source.Kind.ENVIRONMENT, name),
                                "proxy_address=environment takes the proxy that it names"))
                        .toList();
    }

    private Optional<String> name(HostPort server) {
        return first(PROXY).filter(name -> !value(name).isBlank()).filter(name -> !isException(server.host()));
    }

    private Optional<String> first(List<String> names) {
        return names.stream().filter(environment::containsKey).findFirst();
    }

    private String value(String name) {
        return environment.getOrDefault(name, "");
    }

    private boolean isException(String host) {
        String all = first(EXCEPT).map(this::value).orElse("").strip();
        if (all.equals("*")) {
            return true;
        }
        for (String each : all.split("[,\\s]+", -1)) {
            if (!each.isEmpty() && matches(each.toLowerCase(Locale.ROOT), host)) {
                return true;
            }
        }
        return false;
    }

    /** A name stands for itself and what ends in it, an address for itself, {@code 10.0.0.0/8} for a network. */
    private static boolean matches(String pattern, String host) {
        if (AddressBlock.isAddress(host)) {
            return AddressBlock.parse(pattern)
                    .filter(block -> block.holds(host))
                    .isPresent();
        }
        String name = withoutDots(pattern);
        String plain = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return !name.isEmpty() && (plain.equals(name) || plain.endsWith("." + name));
    }

    private static String withoutDots(String pattern) {
        String open = pattern.startsWith(".") ? pattern.substring(1) : pattern;
        return open.endsWith(".") ? open.substring(0, open.length() - 1) : open;
    }

    /** The names alone, for values may hold a password. */
    @Override
    public String toString() {
        return "proxy variables";
    }
}
