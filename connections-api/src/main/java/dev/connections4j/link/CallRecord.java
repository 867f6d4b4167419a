package dev.connections4j.link;

import io.grpc.ClientCall;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that keeps what it was asked to do so far, so that it can be started again. Messages are kept as the objects they are. All of this is
 * guarded by the call's lock. An object of its own would cost each call its header, as flags and a list for messages would cost it 16 bytes.
 */
abstract class CallRecord<ReqT, RespT> extends ClientCall<ReqT, RespT> {
    /** With more messages than these a call is not started again. */
    static final int MOST_MESSAGES = 16;

    private static final int COMPRESSED = 1;
    private static final int SETS_COMPRESSION = 1 << 1;
    private static final int CHANGES_COMPRESSION = 1 << 2;
    private static final int HALF_CLOSED = 1 << 3;
    private static final int HOLDS_STREAM = 1 << 4;
    private static final int ENDED = 1 << 5;

    private int requested;
    private byte said;
    private @Nullable Object messages; // one, or Several

    final void keepRequest(int messages) {
        requested += messages;
    }

    final void keepMessage(ReqT message) {
        say(HOLDS_STREAM, is(HOLDS_STREAM) || message instanceof InputStream);
        if (messages == null) {
            messages = message;
            return;
        }
        if (!(messages instanceof Several)) {
            messages = new Several(messages);
        }
        ((Several) messages).add(message);
    }

    final void keepHalfClose() {
        say(HALF_CLOSED, true);
    }

    final void keepCompression(boolean enabled) {
        say(CHANGES_COMPRESSION, is(CHANGES_COMPRESSION) || messages != null);
        say(SETS_COMPRESSION, true);
        say(COMPRESSED, enabled);
    }

    /** That the call is over. */
    final void keepEnd() {
        say(ENDED, true);
    }

    final boolean isOver() {
        return is(ENDED);
    }

    private void say(int what, boolean holds) {
        said = (byte) (holds ? said | what : said & ~what);
    }

    private boolean is(int what) {
        return (said & what) != 0;
    }

    /** Whether a second replay would be the same as the first: streams are read once, and what is kept is bounded. */
    final boolean isSameAgain() {
        return !is(HOLDS_STREAM)
                && !is(CHANGES_COMPRESSION)
                && !(messages instanceof Several several && several.size() > MOST_MESSAGES);
    }

    final void dropMessages() {
        messages = null;
    }

    /** The messages of a call that has more than one. */
    private static final class Several extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;

        Several(Object first) {
            add(first);
        }
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
        if (is(SETS_COMPRESSION) && !from.compressionSet) {
            boolean enabled = is(COMPRESSED);
            steps.add(call -> call.setMessageCompression(enabled));
            from.compressionSet = true;
        }
        List<ReqT> known = messages();
        for (ReqT message : known.subList(Math.min(from.messages, known.size()), known.size())) {
            steps.add(call -> call.sendMessage(message));
        }
        from.messages = Math.max(from.messages, known.size());
        if (is(HALF_CLOSED) && !from.halfClosed) {
            steps.add(ClientCall::halfClose);
            from.halfClosed = true;
        }
        return steps.isEmpty() ? null : steps;
    }

    @SuppressWarnings("unchecked") // keepMessage() puts in nothing else
    private List<ReqT> messages() {
        if (messages instanceof Several several) {
            return (List<ReqT>) several;
        }
        return messages == null ? List.of() : List.of((ReqT) messages);
    }

    /** One thing that a call is asked. */
    interface Step<ReqT> {
        void on(ClientCall<ReqT, ?> call);
    }

    final boolean wasAskedNothing() {
        return requested == 0 && messages == null && !is(HALF_CLOSED | SETS_COMPRESSION);
    }
}
