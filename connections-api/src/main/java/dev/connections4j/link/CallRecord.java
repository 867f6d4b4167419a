package dev.connections4j.link;

import io.grpc.ClientCall;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call was asked to do so far, so that it can be started again. Messages are kept as the objects they are. Guarded by its call
 * lock.
 *
 * @param <ReqT> the type of the messages
 */
final class CallRecord<ReqT> {
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

    void request(int messages) {
        requested += messages;
    }

    void send(ReqT message) {
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

    void halfClose() {
        halfClosed = true;
    }

    void compress(boolean enabled) {
        changesCompression |= first != null;
        setsCompression = true;
        compressed = enabled;
    }

    /** Whether a second replay would be the same as the first: streams are read once, and what is kept is bounded. */
    boolean isRepeatable() {
        return !holdsStream && !changesCompression && (more == null || more.size() < MOST_MESSAGES);
    }

    void clear() {
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
    List<Step<ReqT>> since(Position from) {
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

    boolean isEmpty() {
        return requested == 0 && first == null && !halfClosed && !setsCompression;
    }
}
