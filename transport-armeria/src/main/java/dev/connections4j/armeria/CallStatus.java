package dev.connections4j.armeria;

import com.linecorp.armeria.client.GoAwayReceivedException;
import com.linecorp.armeria.client.RefusedStreamException;
import com.linecorp.armeria.client.UnprocessedRequestException;
import com.linecorp.armeria.common.ClosedSessionException;
import com.linecorp.armeria.common.ContentTooLargeException;
import com.linecorp.armeria.common.RequestContext;
import com.linecorp.armeria.common.TimeoutException;
import com.linecorp.armeria.common.grpc.GrpcExceptionHandlerFunction;
import com.linecorp.armeria.common.stream.ClosedStreamException;
import dev.connections4j.spi.LinkEnd;
import dev.connections4j.spi.LostCallException;
import dev.connections4j.spi.LostCallException.Fate;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.internal.GrpcUtil;
import io.netty.handler.codec.http2.Http2Error;
import java.io.IOException;
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
            return reset(RESET + Http2Error.REFUSED_STREAM, cause);
        }
        if (cause instanceof ClosedSessionException || cause instanceof IOException || cause != thrown) {
            return lost(thrown);
        }
        if (cause instanceof ClosedStreamException) {
            return reset(String.valueOf(cause.getMessage()), cause);
        }
        return null;
    }

    /** A server that gives up with an error may name a wrong last stream: only an orderly GOAWAY is believed. */
    private Status lost(Throwable thrown) {
        Throwable first = socket.cause();
        LinkEnd end = socket.ended().getNow(null);
        Fate fate = Fate.UNKNOWN;
        if (end != null && thrown instanceof UnprocessedRequestException) {
            boolean goAway = thrown.getCause() instanceof GoAwayReceivedException;
            fate = !goAway ? Fate.NOT_SENT : end == LinkEnd.GOING_AWAY ? Fate.ABOVE_GOAWAY : Fate.UNKNOWN;
        }
        return lost(fate, first != null ? first : thrown);
    }

    /** How a call ends that its connection ended. */
    static Status lost(Fate fate, @Nullable Throwable cause) {
        return Status.UNAVAILABLE
                .withDescription("the connection was lost")
                .withCause(new LostCallException(fate, cause));
    }

    /** A server that has begun to answer may have processed the call, whatever it says afterwards. */
    static Status afterAnswer(Status status) {
        Fate fate = LostCallException.fateOf(status);
        return fate == null || fate == Fate.UNKNOWN
                ? status
                : status.withCause(new LostCallException(Fate.UNKNOWN, status.getCause()));
    }

    private static Status reset(String message, Throwable cause) {
        if (message.startsWith(RESET)) {
            for (Http2Error error : Http2Error.values()) {
                if (message.equals(RESET + error)) {
                    Status status = GrpcUtil.Http2Error.statusForCode(error.code())
                            .augmentDescription("the server reset the stream: " + error);
                    return error == Http2Error.REFUSED_STREAM
                            ? status.withCause(new LostCallException(Fate.REFUSED, cause))
                            : status;
                }
            }
        }
        return lost(Fate.UNKNOWN, cause);
    }
}
