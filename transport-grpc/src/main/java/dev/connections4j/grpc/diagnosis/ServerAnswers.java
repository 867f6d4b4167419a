package dev.connections4j.grpc.diagnosis;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.RefusedException;
import dev.connections4j.grpc.Route;
import io.grpc.Status;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Findings from what the server answered: the body of Connect, or a gRPC status. */
final class ServerAnswers {
    private static final int NOT_READY = 1;
    private static final int UNAVAILABLE = 2;
    private static final int RATE_LIMITED = 8;
    private static final int DATABASE_NOT_FOUND = 800;
    private static final int NOT_AUTHENTICATED = 1400;
    private static final int NOT_PERMITTED = 1401;
    private static final int UNEXPECTED = 65535;

    /** What a server says that stops: seen with code 65535. */
    private static final Pattern STOPPING = Pattern.compile(
            "context canceled|context cancelled|not ready|not serving|stopp|shut|closing|closed|not healthy|abnormal|empty grpc client");

    /** How gRPC words an HTTP answer that carries no gRPC status. */
    private static final Pattern HTTP = Pattern.compile("http status(?: code)?:?\\s*(\\d{3})");

    /** How a stack words that it cannot read what the peer sends. */
    private static final Pattern BROKEN_FRAMES =
            Pattern.compile("error in frame handler|^protocol error|^http2 exception");

    private ServerAnswers() {}

    static Finding refused(RefusedException refused) {
        String words = refused.words();
        Reason reason = switch (refused.code()) {
            case NOT_READY, UNAVAILABLE -> Reason.NOT_READY;
            case RATE_LIMITED -> Reason.RATE_LIMITED;
            case DATABASE_NOT_FOUND -> Reason.DATABASE_NOT_FOUND;
            case NOT_AUTHENTICATED -> Reason.UNAUTHENTICATED;
            case NOT_PERMITTED -> Reason.PERMISSION_DENIED;
            case UNEXPECTED -> STOPPING.matcher(lower(words)).find() ? Reason.NOT_READY : Reason.SERVER_ERROR;
            default -> lower(words).contains("not ready") ? Reason.NOT_READY : Reason.SERVER_ERROR;
        };
        int code = refused.code() != 0 ? refused.code() : refused.legacyCode();
        return new Finding(reason, Stage.CONNECT, "the server refused Connect with code " + code, words);
    }

    static Finding status(Throwable seen, Route route) {
        Status status = Status.fromThrowable(seen);
        String words = status.getDescription() == null ? "" : status.getDescription();
        Matcher http = HTTP.matcher(lower(words));
        if (http.find()) {
            return http(Integer.parseInt(http.group(1)));
        }
        return switch (status.getCode()) {
            case UNAUTHENTICATED ->
                status.getCause() != null
                        ? Finding.of(Reason.UNAUTHENTICATED, Stage.CONNECT, words)
                        : answer(Reason.UNAUTHENTICATED, status, words);
            case PERMISSION_DENIED -> answer(Reason.PERMISSION_DENIED, status, words);
            case UNIMPLEMENTED -> answer(Reason.NOT_MILVUS, status, words);
            case RESOURCE_EXHAUSTED ->
                answer(lower(words).contains("rate") ? Reason.RATE_LIMITED : Reason.SERVER_ERROR, status, words);
            case UNAVAILABLE, UNKNOWN -> unspecific(status, words, route);
            case INTERNAL ->
                BROKEN_FRAMES.matcher(lower(words)).find()
                        ? CauseFindings.brokenHttp2(route)
                        : answer(Reason.SERVER_ERROR, status, words);
            default -> answer(Reason.SERVER_ERROR, status, words);
        };
    }

    private static Finding unspecific(Status status, String words, Route route) {
        String text = lower(words);
        if (text.contains("not ready")) {
            return answer(Reason.NOT_READY, status, words);
        }
        if (text.contains("auth check failure")
                || text.contains("missing authorization")
                || text.contains("invalid token format")) {
            return answer(Reason.UNAUTHENTICATED, status, words);
        }
        if (status.getCode() == Status.Code.UNAVAILABLE
                && (status.getCause() != null || CauseFindings.isClosedText(text) || words.isEmpty())) {
            return CauseFindings.closed(route);
        }
        return answer(Reason.SERVER_ERROR, status, words);
    }

    private static Finding http(int code) {
        if (code >= 502 && code <= 504) {
            return Finding.of(Reason.GATEWAY, Stage.CONNECT, "a gateway answered HTTP " + code);
        }
        return switch (code) {
            case 401 -> Finding.of(Reason.UNAUTHENTICATED, Stage.CONNECT, "HTTP 401 was answered, without gRPC");
            case 403 -> Finding.of(Reason.PERMISSION_DENIED, Stage.CONNECT, "HTTP 403 was answered, without gRPC");
            default -> Finding.of(Reason.NOT_GRPC, Stage.CONNECT, "HTTP " + code + " was answered, without gRPC");
        };
    }

    private static Finding answer(Reason reason, Status status, String words) {
        return new Finding(reason, Stage.CONNECT, "Connect ended with gRPC status " + status.getCode(), words);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
