package dev.connections4j.lite;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines that a process printed. */
final class LastLines {
    private static final int KEPT = 8;
    private static final int LONGEST = 500;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        if (line.isBlank()) {
            return;
        }
        if (lines.size() == KEPT) {
            lines.removeFirst();
        }
        lines.addLast(line.length() > LONGEST ? line.substring(0, LONGEST) : line);
    }

    synchronized String text() {
        return String.join("\n", lines);
    }
}
