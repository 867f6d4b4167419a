package dev.connections4j.sdk;

import dev.connections4j.Connection;
import dev.connections4j.ConnectionsException;
import io.grpc.ConnectivityState;
import io.milvus.shaded.io.grpc.Status;
import io.milvus.shaded.io.grpc.StatusRuntimeException;

/** Our message, as the cause of a call's end; it knows what that was where the SDK is given another one. */
final class CallFailure extends ConnectionsException {
    private static final long serialVersionUID = 1L;

    private final transient Status end;

    private CallFailure(Connection connection, Status end) {
        super(end.getCode().name(), RpcFailures.sentence(connection, end), end.getCause());
        this.end = end;
    }

    /** The same end with our message; what will not pass has a code that nothing in the SDK tries again. */
    static Status explained(Connection connection, Status end) {
        if (end.isOk()) {
            return end;
        }
        boolean closed = end.getCode() == Status.Code.UNAVAILABLE && connection.state() == ConnectivityState.SHUTDOWN;
        Status explained = closed || RpcFailures.isLasting(end) ? forGood(end) : end;
        return explained.withCause(new CallFailure(connection, end));
    }

    /** UNAUTHENTICATED and PERMISSION_DENIED are not tried again as they are. */
    private static Status forGood(Status end) {
        return switch (end.getCode()) {
            case UNAUTHENTICATED, PERMISSION_DENIED -> end;
            default -> Status.INVALID_ARGUMENT.withDescription(end.getDescription());
        };
    }

    /** How the call ended, before it was explained. */
    static Status end(StatusRuntimeException thrown) {
        return thrown.getStatus().getCause() instanceof CallFailure failure ? failure.end : thrown.getStatus();
    }

    /** The same exception, with the code that the call ended with. */
    static StatusRuntimeException withItsCode(StatusRuntimeException thrown) {
        Status end = end(thrown);
        return end.getCode() == thrown.getStatus().getCode()
                ? thrown
                : end.withCause(thrown.getCause()).asRuntimeException(thrown.getTrailers());
    }
}
