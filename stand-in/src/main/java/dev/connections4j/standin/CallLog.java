package dev.connections4j.standin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest calls that reached the server, in order: not all, for a server may serve for long. */
final class CallLog {
    private static final int KEPT = 10_000;

    private final Deque<RecordedCall> calls = new ArrayDeque<>();

    synchronized void add(RecordedCall call) {
        if (calls.size() == KEPT) {
            calls.removeFirst();
        }
        calls.addLast(call);
    }

    synchronized List<RecordedCall> all() {
        return List.copyOf(calls);
    }
}
