package dev.connections4j.armeria;

import com.linecorp.armeria.client.RefusedStreamException;
import com.linecorp.armeria.client.UnprocessedRequestException;
import com.linecorp.armeria.common.ClosedSessionException;
import com.linecorp.armeria.common.ContentTooLargeException;
import com.linecorp.armeria.common.RequestContext;
import com.linecorp.armeria.common.TimeoutException;
import com.linecorp.armeria.common.grpc.GrpcExceptionHandlerFunction;
import com.linecorp.armeria.common.stream.ClosedStreamException;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.internal.GrpcUtil;
import io.netty.handler.codec.http2.Http2Error;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/** What ends a call with which status: as grpc-java has it. */
final class CallStatus implements GrpcExceptionHandlerFunction {
    private static final String RESET = "received a RST_STREAM frame: ";

    private final ArmeriaSocket socket;

    CallStatus(ArmeriaSocket socket) {
        this.socket = socket;
    }

    @Override
    public @Nullable Status apply(RequestContext ctx, Status status, Throwable thrown, Metadata trailers) {
        if (status.getCode() != Status.Code.UNKNOWN) {
            return status;
        }
        Throwable cause = thrown;
        while (cause instanceof UnprocessedRequestException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof TimeoutException) {
            return Status.DEADLINE_EXCEEDED;
        }
        if (cause instanceof ContentTooLargeException) {
            return Status.RESOURCE_EXHAUSTED.withDescription(cause.getMessage()).withCause(cause);
        }
        if (cause instanceof RefusedStreamException) {
            return reset(RESET + Http2Error.REFUSED_STREAM);
        }
        if (cause instanceof ClosedSessionException || cause instanceof IOException || cause != thrown) {
            return lost(cause, thrown);
        }
        if (cause instanceof ClosedStreamException) {
            return reset(String.valueOf(cause.getMessage()));
        }
        return null;
    }

    private Status lost(Throwable cause, Throwable thrown) {
        Throwable first = socket.cause();
        Throwable why = first != null ? first : cause;
        boolean closed = why instanceof ClosedSessionException || why instanceof ClosedChannelException;
        String words = closed ? "the connection was closed" : "the connection broke: " + why.getMessage();
        // what Armeria threw tells that the server has not seen the call, where it knows
        return Status.UNAVAILABLE.withDescription(words).withCause(first != null ? first : thrown);
    }

    private static Status reset(String message) {
        if (message.startsWith(RESET)) {
            for (Http2Error error : Http2Error.values()) {
                if (message.equals(RESET + error)) {
                    return GrpcUtil.Http2Error.statusForCode(error.code())
                            .augmentDescription("the server reset the stream: " + error);
                }
            }
        }
        return Status.UNAVAILABLE.withDescription("the stream was closed: " + message);
    }
}
