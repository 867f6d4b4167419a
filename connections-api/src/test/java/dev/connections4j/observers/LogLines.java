package dev.connections4j.observers;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What one logger gets of one alias at INFO and above while it is open: a person on call sees no more. */
public final class LogLines extends Handler implements AutoCloseable {
    private final Logger logger;
    private final String alias;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** An alias that no other test has: of those before it, events may still be under way. */
    public LogLines(String name, String alias) {
        this.logger = Logger.getLogger(name);
        this.alias = alias;
        logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord line) {
        String text = new SimpleFormatter().formatMessage(line);
        if (line.getLevel().intValue() >= Level.INFO.intValue() && text.startsWith(alias + ": ")) {
            lines.add(line.getLevel() + text.substring(alias.length() + 1));
        }
    }

    /** All lines, once the latest of them is one of these; {@code meanwhile} runs until then. */
    public List<String> upTo(Predicate<String> last, Runnable meanwhile) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (lines.isEmpty() || !last.test(lines.get(lines.size() - 1))) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for the last line of " + lines);
            }
            meanwhile.run();
            Thread.onSpinWait();
        }
        return List.copyOf(lines);
    }

    public List<String> soFar() {
        return List.copyOf(lines);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
