package dev.connections4j.grpc.diagnosis;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.RefusedException;
import dev.connections4j.grpc.Route;
import io.grpc.Status;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names a failure by what the server answered: the body of Connect, or a gRPC status. */
final class ServerAnswers {
    private static final int NOT_READY = 1;
    private static final int UNAVAILABLE = 2;
    private static final int RATE_LIMITED = 8;
    private static final int DATABASE_NOT_FOUND = 800;
    private static final int NOT_AUTHENTICATED = 1400;
    private static final int NOT_PERMITTED = 1401;
    private static final int UNEXPECTED = 65535;

    /** What a server that is stopping answers, with code 65535. */
    private static final Pattern STOPPING = Pattern.compile(
            "context canceled|context cancelled|not ready|not serving|stopp|shut|closing|closed|not healthy|abnormal|empty grpc client");

    /** How a stack describes that it cannot read what the peer sends. */
    private static final Pattern BROKEN_FRAMES =
            Pattern.compile("error in frame handler|^protocol error|^http2 exception");

    private ServerAnswers() {}

    static Failure refused(RefusedException refused) {
        String message = lower(refused.words());
        Reason reason = switch (refused.code()) {
            case NOT_READY, UNAVAILABLE -> Reason.NOT_READY;
            case RATE_LIMITED -> Reason.RATE_LIMITED;
            case DATABASE_NOT_FOUND -> Reason.DATABASE_NOT_FOUND;
            case NOT_AUTHENTICATED -> Reason.UNAUTHENTICATED;
            case NOT_PERMITTED -> Reason.PERMISSION_DENIED;
            case UNEXPECTED -> STOPPING.matcher(message).find() ? Reason.NOT_READY : Reason.SERVER_ERROR;
            default -> message.contains("not ready") ? Reason.NOT_READY : Reason.SERVER_ERROR;
        };
        int code = refused.code() != 0 ? refused.code() : refused.legacyCode();
        return Failure.of(Stage.CONNECT, reason, "the server refused Connect with code " + code)
                .saying(refused.words());
    }

    /** Whether the call never left, for what supplies its credentials failed. */
    static boolean lacksCredentials(Throwable seen) {
        Status status = Status.fromThrowable(seen);
        return status.getCode() == Status.Code.UNAUTHENTICATED && status.getCause() != null;
    }

    /** Whether a stack says that it cannot read what the peer sends. */
    static boolean isBroken(Status status) {
        return status.getCode() == Status.Code.INTERNAL
                && BROKEN_FRAMES
                        .matcher(lower(String.valueOf(status.getDescription())))
                        .find();
    }

    static Failure status(Throwable seen, Route route) {
        Status status = Status.fromThrowable(seen);
        String message = status.getDescription() == null ? "" : status.getDescription();
        return switch (status.getCode()) {
            case UNAUTHENTICATED ->
                lacksCredentials(seen)
                        ? Failure.of(Stage.CONNECT, Reason.UNAUTHENTICATED, message)
                        : answer(Reason.UNAUTHENTICATED, status, message);
            case PERMISSION_DENIED -> answer(Reason.PERMISSION_DENIED, status, message);
            case UNIMPLEMENTED -> answer(Reason.NOT_MILVUS, status, message);
            case RESOURCE_EXHAUSTED ->
                answer(lower(message).contains("rate") ? Reason.RATE_LIMITED : Reason.SERVER_ERROR, status, message);
            case UNAVAILABLE, UNKNOWN -> unspecific(status, message, route);
            case INTERNAL ->
                isBroken(status) ? CauseDiagnosis.brokenHttp2(route) : answer(Reason.SERVER_ERROR, status, message);
            default -> answer(Reason.SERVER_ERROR, status, message);
        };
    }

    private static Failure unspecific(Status status, String message, Route route) {
        String text = lower(message);
        if (text.contains("not ready")) {
            return answer(Reason.NOT_READY, status, message);
        }
        if (text.contains("auth check failure")
                || text.contains("missing authorization")
                || text.contains("invalid token format")) {
            return answer(Reason.UNAUTHENTICATED, status, message);
        }
        if (status.getCode() == Status.Code.UNAVAILABLE
                && (status.getCause() != null || CauseDiagnosis.isClosedText(text) || message.isEmpty())) {
            return CauseDiagnosis.closed(route);
        }
        return answer(Reason.SERVER_ERROR, status, message);
    }

    private static Failure answer(Reason reason, Status status, String message) {
        return Failure.of(Stage.CONNECT, reason, "Connect ended with gRPC status " + status.getCode())
                .saying(message);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
