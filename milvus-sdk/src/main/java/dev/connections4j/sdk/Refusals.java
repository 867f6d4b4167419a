package dev.connections4j.sdk;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.connections4j.Connection;
import dev.connections4j.ConnectionsException;
import dev.connections4j.Reason;
import io.milvus.grpc.Status;
import io.milvus.v2.exception.MilvusClientException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a server refuses by a status in its answer: what that means, and what is to be done about it. */
final class Refusals {
    private static final int NOT_READY = 1;
    private static final int UNAVAILABLE = 2;
    private static final int RATE_LIMITED = 8;
    private static final int DATABASE_NOT_FOUND = 800;
    private static final int LEGACY_RATE_LIMITED = 49;
    private static final int LEGACY_NOT_READY = 56;
    private static final int LEGACY_NOT_READY_COORDINATOR = 57;

    private static final Pattern MISSING_DATABASE = Pattern.compile("\\bdatabase:\\S+ not found");

    private Refusals() {}

    static boolean isRateLimit(MilvusClientException e) {
        return e.getServerErrCode() == RATE_LIMITED || e.getLegacyServerCode() == LEGACY_RATE_LIMITED;
    }

    /** The same exception; what {@link #reason} knows has our message as its cause. */
    static MilvusClientException explained(Connection connection, MilvusClientException e) {
        if (e.getCause() == null) {
            reason(e.getServerErrCode(), e.getLegacyServerCode(), String.valueOf(e.getMessage()))
                    .ifPresent(reason -> e.initCause(new ConnectionsException(
                            reason.name(), sentence(connection, reason, String.valueOf(e.getMessage())), null)));
        }
        return e;
    }

    /** The same answer; where version 1 of the SDK makes of it an exception that {@link #reason} knows, its words go on with ours. */
    @SuppressWarnings("unchecked") // a builder of a message makes the same kind
    static <T> T explained(Connection connection, T answer) {
        if (answer instanceof Status status) {
            return (T) explained(connection, status);
        }
        if (answer instanceof Message message) {
            FieldDescriptor field = message.getDescriptorForType().findFieldByName("status");
            if (field != null && message.getField(field) instanceof Status status) {
                Status explained = explained(connection, status);
                return explained.equals(status)
                        ? answer
                        : (T) message.toBuilder().setField(field, explained).build();
            }
        }
        return answer;
    }

    @SuppressWarnings("deprecation") // it is all that servers before 2.3 send
    private static Status explained(Connection connection, Status status) {
        int legacy = status.getErrorCodeValue();
        if (status.getCode() == 0 && legacy == 0) {
            return status;
        }
        return reason(status.getCode() == 0 ? legacy : status.getCode(), legacy, status.getReason())
                .map(reason -> status.toBuilder()
                        .setReason(status.getReason() + "; " + sentence(connection, reason, ""))
                        .build())
                .orElse(status);
    }

    /** The codes up to Milvus 2.2 mean something else; the SDK gives one of them twice. Some calls of 2.3 name the missing database in words alone. */
    private static Optional<Reason> reason(int code, int legacy, String words) {
        if (MISSING_DATABASE.matcher(words).find()) {
            return Optional.of(Reason.DATABASE_NOT_FOUND);
        }
        return Optional.ofNullable(
                switch (legacy) {
                    case LEGACY_RATE_LIMITED -> Reason.RATE_LIMITED;
                    case LEGACY_NOT_READY, LEGACY_NOT_READY_COORDINATOR -> Reason.NOT_READY;
                    default -> code == legacy ? null : reason(code);
                });
    }

    private static Reason reason(int code) {
        return switch (code) {
            case NOT_READY, UNAVAILABLE -> Reason.NOT_READY;
            case RATE_LIMITED -> Reason.RATE_LIMITED;
            case DATABASE_NOT_FOUND -> Reason.DATABASE_NOT_FOUND;
            default -> null;
        };
    }

    private static String sentence(Connection connection, Reason reason, String words) {
        String said = words.isEmpty() ? "" : ": " + words;
        return RpcFailures.subject(connection) + ": " + reason + said + "; " + remedy(reason);
    }

    /** A reason's own is for who connects. */
    private static String remedy(Reason reason) {
        return switch (reason) {
            case RATE_LIMITED -> "call less often, or let the SDK try for longer: its retry settings";
            case NOT_READY -> "the server is starting or stopping: call again later";
            default -> reason.remedy();
        };
    }
}
