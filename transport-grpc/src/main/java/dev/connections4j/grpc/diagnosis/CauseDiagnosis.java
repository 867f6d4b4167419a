package dev.connections4j.grpc.diagnosis;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.Proxies;
import dev.connections4j.grpc.Route;
import dev.connections4j.parameters.HostPort;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
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

/** Names a failure by its causes: the operating system's, TLS', HTTP/2's. */
final class CauseDiagnosis {
    private static final Pattern PROXY_STATUS =
            Pattern.compile("(?:status: |from proxy: HTTP/1\\.[01] )(\\d{3}[ A-Za-z-]*)");

    private CauseDiagnosis() {}

    static boolean namesProxy(List<Throwable> causes) {
        return causes.stream()
                .anyMatch(c -> c.getClass().getName().contains("ProxyConnectException")
                        || text(c).contains("response returned from proxy"));
    }

    static Failure proxy(Route route, List<Throwable> causes) {
        String proxy = route.proxy().map(Object::toString).orElse("in between");
        String problem = "the proxy " + proxy + " opened no tunnel to " + route.server() + ": " + proxyAnswer(causes);
        return Failure.of(Stage.PROXY, Reason.PROXY_FAILED, problem).withRemedy(Proxies.remedy(route.parameters()));
    }

    /** Each stack words the same answer differently. */
    private static String proxyAnswer(List<Throwable> causes) {
        for (Throwable cause : causes) {
            Matcher status = PROXY_STATUS.matcher(String.valueOf(cause.getMessage()));
            if (status.find()) {
                return "it answered " + status.group(1).strip();
            }
        }
        boolean refused = causes.stream().anyMatch(c -> text(c).contains("connection refused"));
        return refused ? "it refused the connection" : "it closed without an HTTP answer";
    }

    static Optional<Failure> of(Route route, List<Throwable> causes) {
        Optional<Failure> tls = TlsDiagnosis.of(route, causes);
        if (tls.isPresent()) {
            return tls;
        }
        for (Throwable cause : causes) {
            Optional<Failure> failure = ofOne(route, cause);
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    private static Optional<Failure> ofOne(Route route, Throwable cause) {
        String text = text(cause);
        if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
            String problem = "the host " + route.server().host() + " has no address";
            return Optional.of(Failure.of(Stage.NAME_LOOKUP, Reason.UNKNOWN_HOST, problem));
        }
        if (cause instanceof NoRouteToHostException
                || text.contains("unreachable")
                || text.contains("no route to host")) {
            return Optional.of(Failure.of(Stage.TCP, Reason.UNREACHABLE, "no route to " + address(route)));
        }
        if (cause instanceof ConnectException && !isClosedText(text)) {
            return Optional.of(
                    text.contains("timed out")
                            ? Failure.of(Stage.TCP, Reason.TIMED_OUT, address(route) + " did not answer")
                            : Failure.of(Stage.TCP, Reason.REFUSED, address(route) + " refused the connection"));
        }
        if (text.contains("first received frame was not settings") || text.contains("expected a settings frame")) {
            return Optional.of(FirstBytes.of(route, text));
        }
        String type = cause.getClass().getSimpleName();
        if (type.contains("Http2Exception") || type.contains("StreamException") || text.contains("protocol_error")) {
            return Optional.of(brokenHttp2(route));
        }
        return isClosing(cause) ? Optional.of(closed(route)) : Optional.empty();
    }

    /** Each stack words differently how it was broken, so the cause's message is left to say it. */
    static Failure brokenHttp2(Route route) {
        return Failure.of(Stage.HTTP2, Reason.PROTOCOL_ERROR, address(route) + " violated HTTP/2; the cause says how");
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
                || cause instanceof EOFException
                || cause instanceof SocketException
                || isClosedText(text(cause));
    }

    /** A peer that closes has accepted the connection, so the attempt was past TCP, whatever the transport recorded. */
    static Failure closed(Route route) {
        Stage first = route.tls().isPresent() ? Stage.TLS : Stage.HTTP2;
        Stage recorded = route.stages().current();
        return Failure.of(
                recorded == null || recorded.compareTo(first) < 0 ? first : recorded,
                Reason.CLOSED,
                address(route) + " accepted the connection and closed it");
    }

    /** The peer: the socket's address or, at the end of a tunnel, the server as named to the proxy. */
    static String address(Route route) {
        if (route.proxy().isPresent()) {
            return route.server() + " behind the proxy " + route.proxy().get();
        }
        InetSocketAddress socket = route.socketAddress();
        String host = socket.getAddress() == null
                ? socket.getHostString()
                : socket.getAddress().getHostAddress();
        return new HostPort(host, socket.getPort()).toString();
    }

    /** The message, in lower case. */
    static String text(Throwable cause) {
        return String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    }

    /** The message as a part of a sentence. */
    static String message(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : message.strip().replaceFirst("\\.$", "");
    }
}
