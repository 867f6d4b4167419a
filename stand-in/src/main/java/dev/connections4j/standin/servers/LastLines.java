package dev.connections4j.standin.servers;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines of a program's output; safe for several threads. */
final class LastLines {
    private final int limit;
    private final Deque<String> lines = new ArrayDeque<>();

    LastLines(int limit) {
        this.limit = limit;
    }

    synchronized void add(String line) {
        if (lines.size() == limit) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    synchronized List<String> all() {
        return List.copyOf(lines);
    }

    String joined() {
        List<String> all = all();
        return all.isEmpty() ? "(it printed nothing)" : String.join(System.lineSeparator(), all);
    }
}
