package dev.connections4j.link;

import io.grpc.ClientCall;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that keeps what it was asked to do so far, so that it can be started again. Messages are kept as the objects they are. All of this is
 * guarded by the call's lock. An object of its own would cost each call its header.
 */
abstract class CallRecord<ReqT, RespT> extends ClientCall<ReqT, RespT> {
    /** With more messages than these a call is not started again. */
    static final int MOST_MESSAGES = 16;

    private int requested;
    private boolean compressed;
    private boolean setsCompression;
    private boolean changesCompression;
    private boolean halfClosed;
    private boolean holdsStream;
    private @Nullable ReqT first;
    private @Nullable List<ReqT> more;

    final void keepRequest(int messages) {
        requested += messages;
    }

    final void keepMessage(ReqT message) {
        holdsStream |= message instanceof InputStream;
        if (first == null) {
            first = message;
            return;
        }
        if (more == null) {
            more = new ArrayList<>();
        }
        more.add(message);
    }

    final void keepHalfClose() {
        halfClosed = true;
    }

    final void keepCompression(boolean enabled) {
        changesCompression |= first != null;
        setsCompression = true;
        compressed = enabled;
    }

    /** Whether a second replay would be the same as the first: streams are read once, and what is kept is bounded. */
    final boolean isSameAgain() {
        return !holdsStream && !changesCompression && (more == null || more.size() < MOST_MESSAGES);
    }

    final void dropMessages() {
        first = null;
        more = null;
    }

    /** How far a call has been given what was asked. */
    static final class Position {
        private int requested;
        private boolean compressionSet;
        private int messages;
        private boolean halfClosed;
    }

    /** What was asked since {@code from}, which moves on; null if that is nothing. */
    @Nullable
    final List<Step<ReqT>> askedSince(Position from) {
        List<Step<ReqT>> steps = new ArrayList<>();
        if (requested > from.requested) {
            int number = requested - from.requested;
            steps.add(call -> call.request(number));
            from.requested = requested;
        }
        if (setsCompression && !from.compressionSet) {
            boolean enabled = compressed;
            steps.add(call -> call.setMessageCompression(enabled));
            from.compressionSet = true;
        }
        int known = first == null ? 0 : 1 + (more == null ? 0 : more.size());
        for (; from.messages < known; from.messages++) {
            ReqT message = from.messages == 0 || more == null ? first : more.get(from.messages - 1);
            if (message != null) {
                steps.add(call -> call.sendMessage(message));
            }
        }
        if (halfClosed && !from.halfClosed) {
            steps.add(ClientCall::halfClose);
            from.halfClosed = true;
        }
        return steps.isEmpty() ? null : steps;
    }

    /** One thing that a call is asked. */
    interface Step<ReqT> {
        void on(ClientCall<ReqT, ?> call);
    }

    final boolean wasAskedNothing() {
        return requested == 0 && first == null && !halfClosed && !setsCompression;
    }
}
