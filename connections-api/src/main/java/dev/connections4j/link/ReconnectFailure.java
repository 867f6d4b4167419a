package dev.connections4j.link;

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
        StringBuilder text = new StringBuilder("connection '")
                .append(source.alias())
                .append("' to ")
                .append(source.parameters().address())
                .append(" over ")
                .append(source.transport().name())
                .append(" was lost, and reconnecting failed");
        if (!(cause instanceof LinkException failed)) {
            String words = text.append(": ").append(cause.getMessage()).toString();
            return new ReconnectFailure(
                    Status.UNAVAILABLE.withDescription(words).withCause(cause), true);
        }
        if (failed.stage() != null) {
            text.append(" at stage ").append(failed.stage().label());
        }
        text.append(": ")
                .append(failed.reason())
                .append(": ")
                .append(failed.failure().problem());
        if (!failed.failure().serverSaid().isEmpty()) {
            text.append("; the server said: ").append(failed.failure().serverSaid());
        }
        Status status =
                Status.fromCode(code(failed)).withDescription(text.toString()).withCause(failed);
        return new ReconnectFailure(status, !failed.reason().waitable());
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
