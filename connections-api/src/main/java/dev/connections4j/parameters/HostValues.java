package dev.connections4j.parameters;

import dev.connections4j.ParameterException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parsers of hosts, ports and {@code host:port}. What they say of a bad value never repeats user info. */
final class HostValues {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9.]+");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,9}");
    private static final Pattern PORT_ALONE = Pattern.compile(":?[0-9]*");
    private static final Pattern WITH_PORT = Pattern.compile("[^:/]*:[^:/]*|\\[.*]:[^\\]]*");
    private static final int MAX_PORT = 65535;

    private HostValues() {}

    /** A host, and a port if there is one. */
    record Parts(String host, @Nullable Integer port) {}

    /** The parameter {@code host}: a name, an IPv4 address, an IPv6 address with or without brackets. */
    static String host(String parameter, Object given) {
        String text = plain(parameter, given);
        if (WITH_PORT.matcher(text).matches()) {
            String remedy =
                    parameter.equals("host") ? "; give the parameter port, or the parameter address with both" : "";
            throw new ParameterException(parameter, parameter + " takes no port" + Quoting.was(text) + remedy);
        }
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        return host(parameter, bracketed ? text.substring(1, text.length() - 1) : text, bracketed, Quoting.was(text));
    }

    static Integer port(String parameter, Object given) {
        if (!(given instanceof CharSequence)
                && !(given instanceof Integer || given instanceof Long || given instanceof Short)) {
            throw new ParameterException(parameter, portExpected(parameter) + Quoting.wasA(given));
        }
        String text = given.toString().strip();
        return port(parameter, text, Quoting.was(text));
    }

    static HostPort address(String parameter, Object given) {
        if (given instanceof HostPort hostPort) {
            return address(parameter, hostPort.toString());
        }
        String text = plain(parameter, given);
        boolean isPortAlone = PORT_ALONE.matcher(text).matches();
        Parts parts = isPortAlone ? null : split(parameter, text, Quoting.was(text));
        if (parts == null || parts.port() == null) {
            throw new ParameterException(
                    parameter,
                    parameter + " must be host:port, for instance localhost:19530, or [v6]:port" + Quoting.was(text));
        }
        return new HostPort(parts.host(), parts.port());
    }

    /** Host and perhaps port; {@code was} is what a message may say of the value, or empty. */
    static Parts split(String parameter, String text, String was) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            String rest = end < 0 ? "?" : text.substring(end + 1);
            if (end < 0 || !(rest.isEmpty() || rest.startsWith(":"))) {
                throw new ParameterException(parameter, parameter + " must have an IPv6 host as [v6]:port" + was);
            }
            String host = host(parameter, text.substring(1, end), true, was);
            return new Parts(host, rest.isEmpty() ? null : port(parameter, rest.substring(1), was));
        }
        int colon = text.indexOf(':');
        if (colon != text.lastIndexOf(':')) {
            throw new ParameterException(
                    parameter, parameter + " has several ':'; an IPv6 host needs brackets, as [v6]:port" + was);
        }
        String host = host(parameter, colon < 0 ? text : text.substring(0, colon), false, was);
        return new Parts(host, colon < 0 ? null : port(parameter, text.substring(colon + 1), was));
    }

    private static String host(String parameter, String text, boolean bracketed, String was) {
        if (bracketed || (text.indexOf(':') >= 0 && text.indexOf('/') < 0)) {
            String canonical = Ipv6.canonical(text);
            if (canonical == null) {
                throw new ParameterException(parameter, parameter + " has no valid IPv6 address" + was);
            }
            return canonical;
        }
        if (text.isEmpty()) {
            throw new ParameterException(parameter, parameter + " has no host" + was);
        }
        if (!NAME.matcher(text).matches()) {
            throw new ParameterException(
                    parameter,
                    parameter + " has a host of other characters than letters, digits, '.', '-' and '_'" + was);
        }
        if (DIGITS.matcher(text).matches() && !Ipv4.is(text)) {
            throw new ParameterException(
                    parameter,
                    parameter + " has a host of digits and dots that is not four numbers from 0 to 255" + was);
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static Integer port(String parameter, String text, String was) {
        int port = PORT.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (port < 1 || port > MAX_PORT) {
            throw new ParameterException(parameter, portExpected(parameter) + was);
        }
        return port;
    }

    private static String portExpected(String parameter) {
        return (parameter.equals("port") ? "port must be a number" : parameter + " must have a port that is a number")
                + " from 1 to " + MAX_PORT;
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
