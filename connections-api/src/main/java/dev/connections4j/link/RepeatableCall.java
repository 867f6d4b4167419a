package dev.connections4j.link;

import io.grpc.Attributes;
import io.grpc.ClientCall;
import io.grpc.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call over a link's call that may be exchanged: keeps what it was asked until it is settled, and gives all of it to each link's call in turn.
 */
abstract class RepeatableCall<ReqT, RespT> extends CallRecord<ReqT, RespT> {
    // guarded by this, as what subclasses say of theirs
    private @Nullable Object attempt;
    /** The link's call, once it was given all that was asked before. */
    private volatile @Nullable ClientCall<ReqT, RespT> real;

    private volatile boolean settled;
    private volatile @Nullable Status cancelled;

    /** Whether it was started. */
    abstract boolean isStarted();

    /** Ends the call if it waits for a link. */
    abstract void fail(Status status);

    final boolean isCancelled() {
        return cancelled != null;
    }

    /** What {@link #cancel} ends it with; null if it was not cancelled. */
    final @Nullable Status cancellation() {
        return cancelled;
    }

    /** What {@link #cancel} found neither on a link nor waiting, because it was on its way to wait. */
    final void failIfCancelled() {
        Status given = cancelled;
        if (given != null) {
            fail(given);
        }
    }

    /** A link's call is about to start, or the call waits; {@code token} stands for it. */
    final synchronized void begin(Object token) {
        attempt = token;
    }

    /** Ends what began with a token of this type, and returns it; null if something else did. */
    final synchronized <T> @Nullable T end(Class<T> type) {
        if (!type.isInstance(attempt)) {
            return null;
        }
        T token = type.cast(attempt);
        attempt = null;
        return token;
    }

    /** The link's call is over, and another may begin. */
    final synchronized void detach() {
        attempt = null;
        real = null;
    }

    /** Whether this link's call may be started again. Call it under the lock. */
    final boolean isRepeatable(Object token) {
        return attempt == token && !settled && cancelled == null;
    }

    /** Gives the link's call what was asked so far; what is asked from then on reaches it directly. */
    final void handOver(ClientCall<ReqT, RespT> call, Object token) {
        CallRecord.Position position = null;
        while (true) {
            List<CallRecord.Step<ReqT>> steps = null;
            synchronized (this) {
                if (attempt != token) {
                    return; // it ended meanwhile
                }
                if (!wasAskedNothing()) {
                    position = position == null ? new CallRecord.Position() : position;
                    steps = askedSince(position);
                }
                if (steps == null) {
                    real = call;
                    if (settled || !isSameAgain()) {
                        settle();
                    }
                    break;
                }
            }
            try {
                steps.forEach(step -> step.on(call));
            } catch (RuntimeException | Error e) {
                call.cancel("what was asked of the call while it waited failed", e);
            }
        }
        Status given = cancelled;
        if (given != null) {
            call.cancel(given.getDescription(), given.getCause());
        }
    }

    /** From now on the call stays on its link, and nothing is kept of it. */
    final synchronized void settle() {
        settled = true;
        if (real != null) {
            dropMessages();
        }
    }

    final boolean isSettled() {
        return settled;
    }

    /** The link's call; null while there is none, or it was not given all that was asked. */
    final @Nullable ClientCall<ReqT, RespT> real() {
        return real;
    }

    private boolean isKept() {
        return !settled || real == null;
    }

    @Override
    public final void request(int numMessages) {
        ClientCall<ReqT, RespT> call;
        synchronized (this) {
            requireStarted();
            if (isKept()) {
                keepRequest(numMessages);
            }
            call = real;
        }
        if (call != null) {
            call.request(numMessages);
        }
    }

    @Override
    public final void sendMessage(ReqT message) {
        ClientCall<ReqT, RespT> call;
        synchronized (this) {
            requireStarted();
            call = real;
            if (isKept()) {
                keepMessage(message);
                if (call != null && !isSameAgain()) {
                    settle();
                }
            }
        }
        if (call != null) {
            call.sendMessage(message);
        }
    }

    @Override
    public final void halfClose() {
        ClientCall<ReqT, RespT> call;
        synchronized (this) {
            requireStarted();
            keepHalfClose();
            call = real;
        }
        if (call != null) {
            call.halfClose();
        }
    }

    @Override
    public final void setMessageCompression(boolean enabled) {
        ClientCall<ReqT, RespT> call;
        synchronized (this) {
            requireStarted();
            if (isKept()) {
                keepCompression(enabled);
            }
            call = real;
        }
        if (call != null) {
            call.setMessageCompression(enabled);
        }
    }

    private void requireStarted() {
        if (!isStarted()) {
            throw new IllegalStateException("the call is not started");
        }
    }

    @Override
    public final boolean isReady() {
        ClientCall<ReqT, RespT> call = real;
        return call != null && call.isReady();
    }

    @Override
    public final Attributes getAttributes() {
        ClientCall<ReqT, RespT> call = real;
        return call != null ? call.getAttributes() : Attributes.EMPTY;
    }

    @Override
    public final void cancel(@Nullable String message, @Nullable Throwable cause) {
        ClientCall<ReqT, RespT> call;
        String why = message == null && cause == null ? "the call was cancelled" : message;
        Status given = Status.CANCELLED.withDescription(why).withCause(cause);
        synchronized (this) {
            cancelled = given;
            call = real;
        }
        if (call != null) {
            call.cancel(why, cause);
        } else {
            fail(given);
        }
    }
}
