package dev.connections4j.parameters;

import dev.connections4j.ParameterException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a URI. Its messages repeat nothing of it but the scheme: what looks like a host may be half a password. */
final class UriText {
    private static final Set<String> SCHEMES = Set.of("http", "https", "tcp", "grpc");
    private static final String EXPECTED = "http://, https://, tcp:// or grpc://, or be a path that ends in .db";
    /** Two letters at least: {@code C:\} begins a path. */
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+");

    private static final int HTTPS_PORT = 443;
    private static final int MILVUS_PORT = 19530;

    private final String parameter;
    private final String text;
    /** Nothing stands in it but hosts, ports and slashes. */
    private final boolean plain;

    UriText(String parameter, String text) {
        this.parameter = parameter;
        this.text = text.strip();
        if (text.isBlank()) {
            throw new ParameterException(parameter, parameter + " must not be blank");
        }
        if (TextValues.hasControl(this.text)) {
            throw new ParameterException(parameter, parameter + " must not hold control characters");
        }
        this.plain = Authority.isPlain(this.text.replace('/', ':'));
        if (!plain) {
            NotAHost.refuseQuotes(parameter, this.text);
            NotAHost.refuseListOfUris(parameter, this.text);
        }
    }

    /** What the parameter {@code uri} takes. */
    MilvusUri explicit() {
        int colon = text.indexOf(':');
        if (colon < 0 || !SCHEME.matcher(text.substring(0, colon)).matches()) {
            if (isLitePath()) {
                return lite();
            }
            throw new ParameterException(
                    parameter,
                    parameter + " has no scheme: it must begin with " + EXPECTED + "; host:port is an address");
        }
        String name = text.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = text.substring(colon + 1);
        if (name.equals("unix")) {
            throw new ParameterException(
                    parameter,
                    parameter + " with unix: is not supported yet, it comes later; it must begin with " + EXPECTED);
        }
        if (SCHEMES.contains(name) && rest.startsWith("//")) {
            return server(name, rest.substring(2));
        }
        String what = rest.startsWith("//") ? " has the unknown scheme '" + name + "'" : " has no scheme";
        throw new ParameterException(
                parameter, parameter + what + ": it must begin with " + EXPECTED + "; host:port is an address");
    }

    /** What {@code MILVUS_URI} takes: the same, or {@code [user[:password]@]host[:port]}. */
    MilvusUri lenient() {
        boolean scheme = text.matches("(?i)unix:.*") || text.matches("[A-Za-z][A-Za-z0-9+.-]+://.*");
        boolean userInfo = text.matches("[^/\\\\@]*:.*@.*") || text.matches("[^/\\\\]*@[^/\\\\]*");
        return scheme || (isLitePath() && !userInfo) ? explicit() : server(null, text);
    }

    private boolean isLitePath() {
        return text.endsWith(".db");
    }

    private MilvusUri lite() {
        try {
            return new MilvusUri(null, new LitePath(Path.of(text)), false, null, null, false, null);
        } catch (InvalidPathException e) {
            throw new ParameterException(parameter, parameter + " ends in .db but is no valid path");
        }
    }

    private MilvusUri server(@Nullable String scheme, String rest) {
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String authority = rest.substring(0, end);
        String tail = rest.substring(end);
        if (tail.indexOf('@') >= 0) {
            throw new ParameterException(
                    parameter,
                    parameter
                            + " has '@' behind the first '/', '?' or '#': in user info write these as %2F, %3F and %23,"
                            + " in the database write @ as %40");
        }
        if (tail.indexOf('?') >= 0 || tail.indexOf('#') >= 0) {
            throw new ParameterException(
                    parameter,
                    parameter + " must have no query ('?') and no fragment ('#'); each has a parameter of its own");
        }
        String server = authority.substring(authority.lastIndexOf('@') + 1);
        if (!plain) {
            NotAHost.refuseSeveral(parameter, server);
            NotAHost.refusePlaceholder(parameter, server);
        }
        if (tail.startsWith("//")
                && SCHEMES.contains(server.toLowerCase(Locale.ROOT).replaceFirst(":$", ""))) {
            throw new ParameterException(parameter, parameter + " begins with two schemes: leave one of them out");
        }
        Authority parts = Authority.parse(parameter, authority);
        return new MilvusUri(
                scheme,
                parts.hostPort("https".equals(scheme) ? HTTPS_PORT : MILVUS_PORT),
                parts.port() != null,
                parts.user(),
                parts.password(),
                parts.userSecret(),
                database(tail));
    }

    private @Nullable String database(String path) {
        if (path.isEmpty()) {
            return null;
        }
        String[] segments = path.split("/", -1); // the first one is the empty text before the first slash
        if (segments.length < 2 || segments[1].isEmpty()) {
            if (path.chars().anyMatch(c -> c != '/')) {
                throw new ParameterException(
                        parameter, parameter + " has an empty first path segment, where the database belongs");
            }
            return null;
        }
        for (String further : List.of(segments).subList(2, segments.length)) {
            if (!further.isEmpty()) {
                throw new ParameterException(
                        parameter,
                        parameter + " has a second path segment: the first is the database, and gRPC has no path of its"
                                + " own that a gateway could take away; write '/' in a database's name as %2F");
            }
        }
        if (!plain) {
            NotAHost.refusePlaceholder(parameter, segments[1]);
        }
        String name = Authority.decode(parameter, "path", segments[1]);
        try {
            return TextValues.header("db_name", name);
        } catch (ParameterException e) {
            throw new ParameterException(parameter, parameter + " has a database that is not valid: " + e.getMessage());
        }
    }
}
