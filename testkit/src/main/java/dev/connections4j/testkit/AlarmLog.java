package dev.connections4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears all loggers, for what none may log: anything SEVERE, and work that an ended event loop rejects. */
public final class AlarmLog implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final Queue<String> alarms = new ConcurrentLinkedQueue<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            if (logged.getLevel().intValue() >= Level.SEVERE.intValue() || isRejection(logged)) {
                alarms.add(logged.getLoggerName() + ": " + logged.getMessage() + ": " + logged.getThrown());
            }
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            flush();
        }
    };

    /** Hears all loggers from now on. */
    public AlarmLog() {
        handler.setLevel(Level.ALL);
        root.addHandler(handler);
    }

    private static boolean isRejection(LogRecord logged) {
        String rejection = RejectedExecutionException.class.getSimpleName();
        boolean found = String.valueOf(logged.getMessage()).contains(rejection);
        for (Throwable thrown = logged.getThrown(); thrown != null; thrown = thrown.getCause()) {
            found |= thrown instanceof RejectedExecutionException;
        }
        return found;
    }

    /** Fails if any such thing was logged. */
    public void assertSilent() {
        assertEquals(List.of(), List.copyOf(alarms));
    }

    @Override
    public void close() {
        root.removeHandler(handler);
    }
}
