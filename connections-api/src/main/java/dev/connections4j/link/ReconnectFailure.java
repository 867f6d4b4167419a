package dev.connections4j.link;

import dev.connections4j.Failure;
import dev.connections4j.spi.LinkException;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;

/**
 * Why an attempt to reconnect failed, as calls see it.
 *
 * @param status how the calls that waited for it end
 * @param lasting whether time will not mend it: then calls that wait for ready end too
 */
record ReconnectFailure(Status status, boolean lasting) {
    static ReconnectFailure of(LinkSource source, Throwable cause) {
        String text = source.subject() + " was lost, and reconnecting failed";
        if (!(cause instanceof LinkException failed)) {
            String description = text + ": " + Failure.oneLine(String.valueOf(cause.getMessage()));
            return new ReconnectFailure(
                    Status.UNAVAILABLE.withDescription(description).withCause(cause), true);
        }
        Status status = Status.fromCode(code(failed))
                .withDescription(text + failed.failure().sentence())
                .withCause(failed);
        return new ReconnectFailure(status, !failed.failure().waitable());
    }

    private static Status.Code code(LinkException failed) {
        return switch (failed.reason()) {
            case UNAUTHENTICATED -> Status.Code.UNAUTHENTICATED;
            case PERMISSION_DENIED -> Status.Code.PERMISSION_DENIED;
            case DATABASE_NOT_FOUND -> Status.Code.NOT_FOUND;
            case RATE_LIMITED -> Status.Code.RESOURCE_EXHAUSTED;
            case SERVER_ERROR -> serverCode(failed);
            default -> Status.Code.UNAVAILABLE;
        };
    }

    private static Status.Code serverCode(LinkException failed) {
        Status.Code code = Status.Code.UNAVAILABLE;
        if (failed.getCause() instanceof StatusRuntimeException thrown) {
            code = thrown.getStatus().getCode();
        } else if (failed.getCause() instanceof StatusException thrown) {
            code = thrown.getStatus().getCode();
        }
        return code == Status.Code.OK ? Status.Code.UNAVAILABLE : code;
    }
}
