package dev.connections4j.observers;

import dev.connections4j.events.ConnectionEvent;
import dev.connections4j.events.ConnectionListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener that keeps each event, for the test to take. */
public final class EventLog implements ConnectionListener {
    private final BlockingQueue<ConnectionEvent> events = new LinkedBlockingQueue<>();

    @Override
    public void onEvent(ConnectionEvent event) {
        events.add(event);
    }

    public ConnectionEvent next() {
        try {
            ConnectionEvent next = events.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no event came");
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public <E extends ConnectionEvent> E next(Class<E> kind) {
        return kind.cast(next());
    }

    /** The next ones, each as a few words. */
    public List<String> next(int count) {
        List<String> kinds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            kinds.add(words(next()));
        }
        return kinds;
    }

    /** All that have come so far. */
    public List<ConnectionEvent> soFar() {
        return List.copyOf(events);
    }

    private static String words(ConnectionEvent event) {
        if (event instanceof ConnectionEvent.Attempt attempt) {
            return (attempt.isReconnect() ? "reconnect " : "attempt ") + attempt.member() + ", round " + attempt.round()
                    + result(attempt);
        } else if (event instanceof ConnectionEvent.Connect connect) {
            return (connect.isReplace() ? "replace" : "connect") + ", rounds " + connect.rounds() + result(connect);
        } else if (event instanceof ConnectionEvent.LinkEnded ended) {
            return "link " + ended.member() + " " + (ended.end() == null ? "closed" : ended.end());
        } else if (event instanceof ConnectionEvent.StateChanged changed) {
            return "state " + changed.state();
        } else if (event instanceof ConnectionEvent.Closed closed) {
            return "closed by " + closed.by();
        }
        return event.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String result(ConnectionEvent.Outcome outcome) {
        return outcome.failure() == null ? "" : ": " + outcome.reason();
    }
}
