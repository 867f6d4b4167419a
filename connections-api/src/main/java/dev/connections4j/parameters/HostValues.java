package dev.connections4j.parameters;

import dev.connections4j.ParameterException;
import java.util.regex.Pattern;

/** Parsers of the parameters that are a host, a port or {@code host:port}. */
final class HostValues {
    private static final Pattern PORT_ALONE = Pattern.compile(":?[0-9]*");
    private static final Pattern WITH_PORT = Pattern.compile("[^:/]*:[^:/]*|\\[.*]:[^\\]]*");

    private HostValues() {}

    /** The parameter {@code host}: a name, an IPv4 address, an IPv6 address with or without brackets. */
    static String host(String parameter, Object given) {
        String text = plain(parameter, given);
        NotAHost.refuse(parameter, text);
        if (WITH_PORT.matcher(text).matches()) {
            String remedy =
                    parameter.equals("host") ? "; give the parameter port, or the parameter address with both" : "";
            throw new ParameterException(parameter, parameter + " takes no port" + Quoting.was(text) + remedy);
        }
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        return Authority.host(
                parameter, bracketed ? text.substring(1, text.length() - 1) : text, bracketed, Quoting.was(text));
    }

    static Integer port(String parameter, Object given) {
        if (!(given instanceof CharSequence)
                && !(given instanceof Integer || given instanceof Long || given instanceof Short)) {
            throw new ParameterException(parameter, Authority.portExpected(parameter) + Quoting.wasA(given));
        }
        String text = given.toString().strip();
        NotAHost.refuseQuotes(parameter, text);
        return Authority.port(parameter, text, Quoting.was(text));
    }

    static HostPort address(String parameter, Object given) {
        if (given instanceof HostPort hostPort) {
            return address(parameter, hostPort.toString());
        }
        String text = plain(parameter, given);
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

    private static String plain(String parameter, Object given) {
        String text = TextValues.text(parameter, given).strip();
        if (text.indexOf('@') >= 0) {
            throw new ParameterException(
                    parameter, parameter + " takes no user info ('@'); give user and password, or a uri");
        }
        return text;
    }
}
