package dev.connections4j.testkit;

import java.util.ArrayList;
import java.util.List;

/** The calls that reached the server, in order. */
final class CallLog {
    private final List<RecordedCall> calls = new ArrayList<>();

    synchronized void add(RecordedCall call) {
        calls.add(call);
    }

    synchronized List<RecordedCall> all() {
        return List.copyOf(calls);
    }
}
