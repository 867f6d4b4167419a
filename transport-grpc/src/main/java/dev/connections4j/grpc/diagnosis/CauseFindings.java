package dev.connections4j.grpc.diagnosis;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.Route;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Findings from the causes of a failure: the operating system's, TLS', HTTP/2's. */
final class CauseFindings {
    private static final Pattern PROXY_STATUS =
            Pattern.compile("(?:status: |from proxy: HTTP/1\\.[01] )(\\d{3}[ A-Za-z-]*)");

    private CauseFindings() {}

    static boolean saysProxy(List<Throwable> causes) {
        return causes.stream()
                .anyMatch(c -> c.getClass().getName().contains("ProxyConnectException")
                        || text(c).contains("response returned from proxy"));
    }

    static Finding proxy(Route route, List<Throwable> causes) {
        String proxy = route.proxy().map(Object::toString).orElse("in between");
        return Finding.of(
                Reason.PROXY_FAILED,
                Stage.PROXY,
                "the proxy " + proxy + " opened no tunnel to " + route.server() + ": " + proxyWords(causes));
    }

    /** The stacks word one and the same in their own ways. */
    private static String proxyWords(List<Throwable> causes) {
        for (Throwable cause : causes) {
            Matcher status = PROXY_STATUS.matcher(String.valueOf(cause.getMessage()));
            if (status.find()) {
                return "it answered " + status.group(1).strip();
            }
        }
        boolean refused = causes.stream().anyMatch(c -> text(c).contains("connection refused"));
        return refused ? "it refused the connection" : "it gave no answer of HTTP, and closed";
    }

    static Optional<Finding> of(Route route, List<Throwable> causes) {
        Optional<Finding> tls = TlsFindings.of(route, causes);
        if (tls.isPresent()) {
            return tls;
        }
        for (Throwable cause : causes) {
            Optional<Finding> finding = ofOne(route, cause);
            if (finding.isPresent()) {
                return finding;
            }
        }
        return Optional.empty();
    }

    private static Optional<Finding> ofOne(Route route, Throwable cause) {
        String text = text(cause);
        if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
            return found(
                    Reason.UNKNOWN_HOST,
                    Stage.NAME_LOOKUP,
                    "the host " + route.server().host() + " has no address");
        }
        if (cause instanceof NoRouteToHostException
                || text.contains("unreachable")
                || text.contains("no route to host")) {
            return found(Reason.UNREACHABLE, Stage.TCP, "no route to " + address(route));
        }
        if (cause instanceof ConnectException && !isClosedText(text)) {
            return text.contains("timed out")
                    ? found(Reason.TIMED_OUT, Stage.TCP, address(route) + " did not answer")
                    : found(Reason.REFUSED, Stage.TCP, address(route) + " refused the connection");
        }
        if (text.contains("first received frame was not settings") || text.contains("expected a settings frame")) {
            return Optional.of(FirstBytes.of(route, text));
        }
        String type = cause.getClass().getSimpleName();
        if (type.contains("Http2Exception") || type.contains("StreamException") || text.contains("protocol_error")) {
            return Optional.of(brokenHttp2(route));
        }
        if (isClosing(cause)) {
            return Optional.of(closed(route));
        }
        return Optional.empty();
    }

    /** How it broke it, each stack says in words of its own: they are the cause's. */
    static Finding brokenHttp2(Route route) {
        return Finding.of(Reason.PROTOCOL_ERROR, Stage.HTTP2, address(route) + " broke HTTP/2, the cause tells how");
    }

    static boolean isClosedText(String text) {
        return text.contains("network closed")
                || text.contains("connection reset")
                || text.contains("connection closed")
                || text.contains("connection closing")
                || text.contains("closing inbound")
                || text.contains("broken pipe")
                || text.contains("end of stream")
                || text.contains("terminated the handshake")
                || text.contains("closed while")
                || text.contains("goaway");
    }

    static boolean isClosing(Throwable cause) {
        return cause instanceof ClosedChannelException
                || cause instanceof java.io.EOFException
                || cause instanceof SocketException
                || isClosedText(text(cause));
    }

    /** A peer that closes has accepted, so it was past TCP, whatever the transport came to record. */
    static Finding closed(Route route) {
        Stage first = route.tls().isPresent() ? Stage.TLS : Stage.HTTP2;
        Stage recorded = route.stages().current();
        return Finding.of(
                Reason.CLOSED,
                recorded == null || recorded.compareTo(first) < 0 ? first : recorded,
                address(route) + " accepted the connection and closed it");
    }

    /** Who was spoken to: the socket's address or, at the end of a tunnel, the server as the proxy was asked for it. */
    static String address(Route route) {
        if (route.proxy().isPresent()) {
            return route.server() + " behind the proxy " + route.proxy().get();
        }
        String host = route.socketAddress().getAddress() == null
                ? route.socketAddress().getHostString()
                : route.socketAddress().getAddress().getHostAddress();
        return (host.indexOf(':') >= 0 ? "[" + host + "]:" : host + ":")
                + route.socketAddress().getPort();
    }

    static String text(Throwable cause) {
        return String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    }

    static String words(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : message.strip().replaceFirst("\\.$", "");
    }

    private static Optional<Finding> found(
            Reason reason, @org.jspecify.annotations.Nullable Stage stage, String problem) {
        return Optional.of(Finding.of(reason, stage, problem));
    }
}
