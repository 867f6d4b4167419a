package dev.connections4j.lite;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines that a process printed: as many as a message shows, for the last one says most. */
final class LastLines {
    private static final int LONGEST = 500;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        if (line.isBlank()) {
            return;
        }
        lines.addLast(line.length() > LONGEST ? line.substring(0, LONGEST) : line);
        while (text().length() > LONGEST) {
            lines.removeFirst();
        }
    }

    synchronized String text() {
        return String.join("\n", lines);
    }
}
