package dev.connections4j.parameters;

import dev.connections4j.ParameterException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP CONNECT proxy.
 *
 * @param hostPort where it listens
 * @param user for its authentication, or null
 * @param password for its authentication, or null
 */
public record ProxyAddress(
        HostPort hostPort, @Nullable String user, @Nullable Secret password) {
    private static final int HTTP_PORT = 80;
    private static final String EXPECTED = " must be host:port or http://[user[:password]@]host[:port]";

    /** Shows neither user nor password. */
    @Override
    public String toString() {
        return hostPort.toString();
    }

    static ProxyAddress parse(String parameter, Object given) {
        if (given instanceof ProxyAddress proxy) {
            return proxy;
        }
        Object value = given instanceof java.net.URI ? given.toString() : given;
        String text = TextValues.text(parameter, value).strip();
        if (Quoting.hasControl(text)) {
            throw new ParameterException(parameter, parameter + " must not hold control characters");
        }
        int scheme = text.indexOf("://");
        if (scheme < 0) {
            if (text.indexOf('@') >= 0) {
                throw new ParameterException(parameter, parameter + EXPECTED + "; user info needs http://");
            }
            return new ProxyAddress(HostValues.address(parameter, text), null, null);
        }
        if (!text.substring(0, scheme).toLowerCase(Locale.ROOT).equals("http")) {
            throw new ParameterException(parameter, parameter + EXPECTED + "; no other scheme is supported");
        }
        String rest = text.substring(scheme + 3);
        String authority = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
        if (authority.matches(".*[/?#].*")) {
            throw new ParameterException(
                    parameter,
                    parameter + EXPECTED
                            + ", without path, query and fragment; in user info write / ? # as %2F %3F %23");
        }
        Authority parts = Authority.parse(parameter, authority);
        if (parts.user() == null && parts.password() != null) {
            throw new ParameterException(parameter, parameter + " has a password without a user");
        }
        return new ProxyAddress(parts.hostPort(HTTP_PORT), parts.user(), parts.password());
    }
}
