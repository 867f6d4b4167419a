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
    private static final int PORT_OF_VARIABLES = 1080;
    private static final String ENVIRONMENT_WORD = "environment";
    private static final ProxyAddress ENVIRONMENT = new ProxyAddress(new HostPort(ENVIRONMENT_WORD, 0), null, null);
    private static final String EXPECTED = " must be host:port or http://[user[:password]@]host[:port]";

    /**
     * Whether it stands for what {@code HTTPS_PROXY} and {@code NO_PROXY} say. Once resolved, that is a direct connection: where they name a
     * proxy for the server, resolution puts it in its place.
     *
     * @return true for the word {@code environment}
     */
    public boolean isEnvironment() {
        return equals(ENVIRONMENT);
    }

    /**
     * Reads what curl takes in {@code HTTPS_PROXY}: scheme and user info may be there or not; without a port it is 1080.
     *
     * @param text the variable's value
     * @return the proxy
     * @throws ParameterException if it is none, or of another scheme than http; the message never repeats it
     */
    public static ProxyAddress parseVariable(String text) {
        String url = text.contains("://") ? text.strip() : "http://" + text.strip();
        return ofUrl("proxy_address", url, PORT_OF_VARIABLES);
    }

    /** Shows neither user nor password. */
    @Override
    public String toString() {
        return isEnvironment() ? ENVIRONMENT_WORD : hostPort.toString();
    }

    static ProxyAddress parse(String parameter, Object given) {
        if (given instanceof ProxyAddress proxy) {
            return proxy;
        }
        Object value = given instanceof java.net.URI ? given.toString() : given;
        String text = TextValues.text(parameter, value).strip();
        if (TextValues.hasControl(text)) {
            throw new ParameterException(parameter, parameter + " must not hold control characters");
        }
        if (text.equals(ENVIRONMENT_WORD)) {
            return ENVIRONMENT;
        }
        if (!text.contains("://")) {
            if (text.indexOf('@') >= 0) {
                throw new ParameterException(parameter, parameter + EXPECTED + "; user info needs http://");
            }
            return new ProxyAddress(HostPort.parse(parameter, text), null, null);
        }
        return ofUrl(parameter, text, HTTP_PORT);
    }

    private static ProxyAddress ofUrl(String parameter, String text, int otherwisePort) {
        int scheme = text.indexOf("://");
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
        return new ProxyAddress(parts.hostPort(otherwisePort), parts.user(), parts.password());
    }
}
