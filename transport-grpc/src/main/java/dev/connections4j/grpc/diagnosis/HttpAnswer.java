package dev.connections4j.grpc.diagnosis;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.Route;
import io.grpc.Metadata;
import io.grpc.Status;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer of HTTP that carries no gRPC: of a gateway in between, or of what is no gRPC server.
 *
 * @param status for instance 308
 * @param location where it redirects to, or empty
 * @param server what it says that it is, or empty
 */
record HttpAnswer(int status, String location, String server) {
    /** How gRPC describes it. */
    private static final Pattern DESCRIBED = Pattern.compile("http status(?: code)?:?\\s*(\\d{1,3})\\b");

    private static final Pattern HTTP_1 = Pattern.compile("HTTP/1\\.\\d (30[1-8])\\b");
    private static final Pattern LOCATION = Pattern.compile("(?im)^location:[ \\t]*(\\S+)");
    private static final Pattern PROXIES = Pattern.compile(
            "nginx|openresty|tengine|envoy|haproxy|traefik|caddy|awselb|cloudflare|apache|varnish|kong|apisix|google frontend|azure");
    private static final String PASS_ON = "let the proxy in front pass gRPC on (nginx: grpc_pass)";

    /** The answer that a failed call tells of. */
    static Optional<HttpAnswer> of(Throwable seen) {
        String description =
                String.valueOf(Status.fromThrowable(seen).getDescription()).toLowerCase(Locale.ROOT);
        Matcher described = DESCRIBED.matcher(description);
        if (!described.find()) {
            return Optional.empty();
        }
        Metadata headers = Status.trailersFromThrowable(seen);
        String server = header(headers, "server");
        return Optional.of(new HttpAnswer(
                Integer.parseInt(described.group(1)),
                header(headers, "location"),
                server.isEmpty() ? header(headers, "via") : server));
    }

    /** A redirect in HTTP/1. */
    static Optional<HttpAnswer> ofHttp1(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher status = HTTP_1.matcher(text);
        Matcher location = LOCATION.matcher(text);
        return status.lookingAt() && location.find()
                ? Optional.of(new HttpAnswer(Integer.parseInt(status.group(1)), location.group(1), ""))
                : Optional.empty();
    }

    private static String header(@Nullable Metadata headers, String name) {
        String value = headers == null ? null : headers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
        return value == null ? "" : value;
    }

    Failure failure(Route route) {
        if (status >= 502 && status <= 504) {
            return of(Reason.GATEWAY, "a gateway answered HTTP " + status);
        }
        String seen = by() + ", without gRPC";
        if (status >= 301 && status <= 308 && status != 304) {
            return redirect(route, seen);
        }
        return switch (status) {
            case 401 -> of(Reason.UNAUTHENTICATED, seen);
            case 403 -> of(Reason.PERMISSION_DENIED, seen);
            case 429 ->
                of(Reason.RATE_LIMITED, seen)
                        .withRemedy(
                                "what stands in front of the server limits the rate: " + Reason.RATE_LIMITED.remedy());
            case 404, 421 ->
                proxy().isPresent()
                        ? gateway(
                                seen,
                                "the proxy in front has no rule for this host name: connect by the name that its rule has, or set"
                                        + " server_name to it; and " + PASS_ON)
                        : of(Reason.NOT_GRPC, seen);
            default -> proxy().isPresent() ? gateway(seen, PASS_ON) : of(Reason.NOT_GRPC, seen);
        };
    }

    private String by() {
        if (status < 100) {
            return proxy().orElse("a gateway") + " answered with what is no HTTP";
        }
        return proxy().map(name -> name + " answered HTTP " + status).orElse("HTTP " + status + " was answered");
    }

    /** Its name without version, which tells nothing here; empty for a bad request, which is the client's doing whatever answers so. */
    private Optional<String> proxy() {
        Matcher name = PROXIES.matcher(server.toLowerCase(Locale.ROOT));
        return status != 400 && name.find() ? Optional.of(name.group()) : Optional.empty();
    }

    private Failure redirect(Route route, String seen) {
        String target = withoutQuery(location);
        String origin = origin(target);
        String where = target.isEmpty() ? "a redirect without a Location" : "a redirect to " + target;
        if (origin.isEmpty()) {
            return gateway(seen + ": " + where, PASS_ON + " instead of redirecting, which gRPC does not follow");
        }
        boolean isToTls = origin.startsWith("https:") && route.tls().isEmpty();
        return gateway(
                seen + ": " + where,
                "connect to " + origin + ", where it redirects to"
                        + (isToTls ? " (uri with https://, or secure=true)" : "") + "; gRPC follows no redirect");
    }

    /** What follows may be secret. */
    private static String withoutQuery(String location) {
        return Failure.oneLine(location.replaceFirst("[?#].*", "").replaceFirst("//[^/@]*@", "//"));
    }

    private static String origin(String location) {
        try {
            URI uri = new URI(location);
            boolean isWhole =
                    uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
            return isWhole
                    ? uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                    : "";
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private static Failure of(Reason reason, String problem) {
        return Failure.of(Stage.CONNECT, reason, problem);
    }

    /** Time does not mend it. */
    private static Failure gateway(String problem, String remedy) {
        return of(Reason.GATEWAY, problem).withRemedy(remedy).lasting();
    }
}
