package dev.connections4j.grpc;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ProxyAddress;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.parameters.Source;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/** Chooses the proxy, by one rule for every transport. */
public final class Proxies {
    private static final String DIRECT_BY_DEFAULT = "localhost|127.*|[::1]";
    private static final String HOST = "https.proxyHost";
    private static final String PORT = "https.proxyPort";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final int DEFAULT_PORT = 443;
    private static final int MAX_PORT = 65535;

    private Proxies() {}

    /**
     * Why no proxy can be chosen: the JVM's properties say what is no host, or no port. They are not repeated, for a URL may hold a password.
     *
     * @param parameters may give {@code proxy_address}, which comes first
     * @param server where the link goes
     * @return empty if a proxy can be chosen, or none is needed
     */
    public static Optional<Failure> refusal(ResolvedParameters parameters, HostPort server) {
        return parameters.isGiven(Parameters.PROXY_ADDRESS)
                ? Optional.empty()
                : refusal(System.getProperties(), server);
    }

    static Optional<Failure> refusal(Properties properties, HostPort server) {
        String host = property(properties, HOST);
        if (host.isEmpty() || isExcepted(properties, server)) {
            return Optional.empty();
        }
        if (host.contains("://") || host.indexOf('/') >= 0) {
            return wrong("the system property https.proxyHost is a URL instead of a host");
        }
        if (!NAME.matcher(host).matches() && host.indexOf(':') != host.lastIndexOf(':')) {
            return Optional.empty(); // an IPv6 address, which name lookup judges
        }
        if (!NAME.matcher(host).matches()) {
            return wrong("the system property https.proxyHost is no host name or address");
        }
        String port = property(properties, PORT);
        return port.isEmpty() || portOf(port) > 0
                ? Optional.empty()
                : wrong("the system property https.proxyPort is no number from 1 to 65535");
    }

    private static Optional<Failure> wrong(String problem) {
        return Optional.of(Failure.of(Stage.NAME_LOOKUP, Reason.PROXY_FAILED, problem)
                .withRemedy("set https.proxyHost to the proxy's host alone, and https.proxyPort to its port"));
    }

    /**
     * What to do about a proxy that opens no tunnel: it names where the proxy was set.
     *
     * @param parameters those of the link
     * @return a sentence without full stop
     */
    public static String remedy(ResolvedParameters parameters) {
        if (!parameters.isGiven(Parameters.PROXY_ADDRESS)) {
            return "check the system properties https.proxyHost and https.proxyPort";
        }
        Source source = parameters.source(Parameters.PROXY_ADDRESS);
        return source.kind() == Source.Kind.ENVIRONMENT
                ? "check " + source.detail() + ", which proxy_address=environment takes"
                : Reason.PROXY_FAILED.remedy();
    }

    /**
     * {@code proxy_address} if given, else what the JVM's {@code https.proxyHost}, {@code https.proxyPort} and {@code http.nonProxyHosts} say.
     *
     * @param parameters may give {@code proxy_address}
     * @param server where the link goes
     * @return empty for a direct connection
     */
    public static Optional<ProxyAddress> choose(ResolvedParameters parameters, HostPort server) {
        Optional<ProxyAddress> given = parameters.find(Parameters.PROXY_ADDRESS);
        return given.isPresent()
                ? given.filter(proxy -> !proxy.isEnvironment())
                : ofJvm(System.getProperties(), server);
    }

    static Optional<ProxyAddress> ofJvm(Properties properties, HostPort server) {
        String host = property(properties, HOST);
        if (host.isEmpty() || isExcepted(properties, server)) {
            return Optional.empty();
        }
        String port = property(properties, PORT);
        return Optional.of(
                new ProxyAddress(new HostPort(host, port.isEmpty() ? DEFAULT_PORT : portOf(port)), null, null));
    }

    private static boolean isExcepted(Properties properties, HostPort server) {
        return isDirect(properties.getProperty("http.nonProxyHosts", DIRECT_BY_DEFAULT), server.host());
    }

    private static String property(Properties properties, String name) {
        return properties.getProperty(name, "").trim();
    }

    /** 0 for what is no port. */
    private static int portOf(String text) {
        int port = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        return port <= MAX_PORT ? port : 0;
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
