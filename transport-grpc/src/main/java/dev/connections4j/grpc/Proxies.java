package dev.connections4j.grpc;

import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ProxyAddress;
import dev.connections4j.parameters.ResolvedParameters;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/** Chooses the proxy, by one rule for every transport. */
public final class Proxies {
    private static final String DIRECT_BY_DEFAULT = "localhost|127.*|[::1]";
    private static final int DEFAULT_PORT = 443;

    private Proxies() {}

    /**
     * {@code proxy_address} if given, else what the JVM's {@code https.proxyHost}, {@code https.proxyPort} and {@code http.nonProxyHosts} say.
     *
     * @param parameters may give {@code proxy_address}
     * @param server where the link goes
     * @return empty for a direct connection
     */
    public static Optional<ProxyAddress> choose(ResolvedParameters parameters, HostPort server) {
        return parameters.find(Parameters.PROXY_ADDRESS).or(() -> ofJvm(System.getProperties(), server));
    }

    static Optional<ProxyAddress> ofJvm(Properties properties, HostPort server) {
        String host = properties.getProperty("https.proxyHost", "").trim();
        if (host.isEmpty()
                || isDirect(properties.getProperty("http.nonProxyHosts", DIRECT_BY_DEFAULT), server.host())) {
            return Optional.empty();
        }
        return Optional.of(new ProxyAddress(new HostPort(host, port(properties)), null, null));
    }

    private static int port(Properties properties) {
        String port = properties.getProperty("https.proxyPort", "").trim();
        try {
            return port.isEmpty() ? DEFAULT_PORT : Integer.parseInt(port);
        } catch (NumberFormatException e) {
            return DEFAULT_PORT;
        }
    }

    private static boolean isDirect(String patterns, String host) {
        String bracketed = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        for (String pattern : patterns.toLowerCase(Locale.ROOT).split("\\|", -1)) {
            if (matches(pattern.trim(), host) || matches(pattern.trim(), bracketed)) {
                return true;
            }
        }
        return false;
    }

    /** A star stands for any text, at the beginning, at the end, or both: as java.net has it. */
    private static boolean matches(String pattern, String host) {
        if (pattern.isEmpty()) {
            return false;
        }
        boolean open = pattern.startsWith("*");
        boolean openEnd = pattern.length() > 1 && pattern.endsWith("*");
        String core = pattern.substring(open ? 1 : 0, pattern.length() - (openEnd ? 1 : 0));
        if (open && openEnd) {
            return host.contains(core);
        }
        if (open) {
            return host.endsWith(core);
        }
        return openEnd ? host.startsWith(core) : host.equals(core);
    }
}
