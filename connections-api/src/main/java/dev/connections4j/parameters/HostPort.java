package dev.connections4j.parameters;

import dev.connections4j.ParameterException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A host and a port.
 *
 * @param host lower case; a name, an IPv4 address, or an IPv6 address without brackets
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) implements Address {
    private static final String NUMBER = "(?:0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
    private static final Pattern IPV4 = Pattern.compile(NUMBER + "(?:\\." + NUMBER + "){3}");
    private static final Pattern PORT_ALONE = Pattern.compile(":?[0-9]*");
    private static final Pattern MAPPED_LOOPBACK = Pattern.compile("::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}");

    /**
     * Lowers the case of {@code host}: hosts are the same in any case.
     *
     * @param host in any case
     * @param port 1 to 65535
     */
    public HostPort {
        host = host.toLowerCase(Locale.ROOT);
    }

    /** The parameter {@code address}. */
    static HostPort parse(String parameter, Object given) {
        if (given instanceof HostPort hostPort) {
            return parse(parameter, hostPort.toString());
        }
        String text = Authority.text(parameter, given);
        NotAHost.refuse(parameter, text);
        Authority server =
                PORT_ALONE.matcher(text).matches() ? null : Authority.ofServer(parameter, text, Quoting.was(text));
        if (server == null || server.port() == null) {
            throw new ParameterException(
                    parameter,
                    parameter + " must be host:port, for instance localhost:19530, or [v6]:port" + Quoting.was(text));
        }
        return new HostPort(server.host(), server.port());
    }

    /** Whether a text is four numbers from 0 to 255, without leading zeros, which some read as octal. */
    static boolean isIpv4(String text) {
        return IPV4.matcher(text).matches();
    }

    /** By hand: the JVM links a record's own when it is first called, which every cold start would pay for with some 10 ms. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HostPort that && port == that.port && host.equals(that.host);
    }

    @Override
    public int hashCode() {
        return 31 * host.hashCode() + port;
    }

    @Override
    public boolean isLoopback() {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("::1")
                || MAPPED_LOOPBACK.matcher(host).matches()
                || (host.startsWith("127.") && isIpv4(host));
    }

    /** The form {@code host:port}, an IPv6 host in brackets. */
    @Override
    public String toString() {
        return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
    }
}
