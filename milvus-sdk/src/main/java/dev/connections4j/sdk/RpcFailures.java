package dev.connections4j.sdk;

import dev.connections4j.Connection;
import dev.connections4j.Reason;
import dev.connections4j.spi.LinkException;
import io.grpc.ConnectivityState;
import io.milvus.shaded.io.grpc.Status;

/** What a call's end says: whether another attempt may go better, and what is to be done about it. */
final class RpcFailures {
    private RpcFailures() {}

    /** Whether the SDK tries again: as it decides by itself, but for a closed connection and for what reconnecting has found out. */
    static boolean mayPass(Connection connection, Status status) {
        return switch (status.getCode()) {
            case DEADLINE_EXCEEDED,
                    PERMISSION_DENIED,
                    UNAUTHENTICATED,
                    INVALID_ARGUMENT,
                    ALREADY_EXISTS,
                    RESOURCE_EXHAUSTED,
                    UNIMPLEMENTED -> false;
            default -> !isLasting(status) && connection.state() != ConnectivityState.SHUTDOWN;
        };
    }

    /** Whether reconnecting has failed for a reason that time does not mend. */
    static boolean isLasting(Status status) {
        return status.getCause() instanceof LinkException failed
                && !failed.failure().waitable();
    }

    /** Alias and address, code and description, and the remedy where there is one. */
    static String sentence(Connection connection, Status status) {
        String description = status.getDescription() == null ? "" : ": " + status.getDescription();
        String text = status.getCode() + description;
        String remedy = remedy(status);
        String subject = description.contains("'" + connection.alias() + "'") ? "" : subject(connection) + ": ";
        return subject + text + (remedy.isEmpty() ? "" : "; " + remedy);
    }

    /** That of the failure, which may know more than its reason; empty if nothing is known. */
    private static String remedy(Status status) {
        if (status.getCause() instanceof LinkException failed) {
            return failed.failure().remedy();
        }
        return switch (status.getCode()) {
            case UNAUTHENTICATED -> Reason.UNAUTHENTICATED.remedy();
            case PERMISSION_DENIED -> Reason.PERMISSION_DENIED.remedy();
            default -> "";
        };
    }

    static String subject(Connection connection) {
        return "connection '" + connection.alias() + "' to "
                + connection.parameters().address();
    }
}
