package dev.connections4j.observers;

import dev.connections4j.async.CallbackThreads;
import dev.connections4j.async.Clock;
import dev.connections4j.events.ConnectionEvent;
import dev.connections4j.events.ConnectionListener;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The way of a registry's events to the log, to a flight recording and to listeners, one event after the other. */
final class Delivery {
    static final int MOST_WAITING = 10_000;
    private static final System.Logger LOG = System.getLogger("dev.connections4j.observers");

    private final List<ConnectionListener> listeners;
    private final ConnectionListener outages;
    /** Its class needs the module {@code jdk.jfr}, so it is loaded when a recording runs, not sooner. */
    private final ConnectionListener flightRecording =
            new GuardedListener(event -> new FlightRecording().onEvent(event));

    private final InOrder inOrder = new InOrder();
    private final Map<String, Long> troubled = new ConcurrentHashMap<>(); // alias to the number of its latest trouble
    private long added; // guarded by who adds, as the next one
    private boolean isDropping;

    /** None of the {@code listeners} throws. */
    Delivery(List<ConnectionListener> listeners, Clock clock) {
        this.listeners = listeners;
        this.outages = new GuardedListener(new OutageLog(clock, this::run));
    }

    /** Whether the log waits for the end of this alias' trouble. */
    boolean isTroubled(String alias) {
        return troubled.containsKey(alias);
    }

    /** Called by one thread at a time. */
    void add(ConnectionEvent event) {
        if (OutageLog.isTrouble(event)) {
            troubled.put(event.alias(), added + 1);
        }
        add(event.alias(), new FutureTask<>(() -> List.of(event)));
    }

    /** The same, of events that are being made. */
    void add(String alias, FutureTask<List<ConnectionEvent>> events) {
        long number = ++added;
        boolean isTooMuch = inOrder.waiting() >= MOST_WAITING;
        if (!isTooMuch) {
            run(() -> deliver(number, alias, events));
        } else if (!isDropping) {
            CallbackThreads.executor().execute(() -> warnOfDropping(alias));
        }
        isDropping = isTooMuch;
    }

    private static void warnOfDropping(String alias) {
        LOG.log(
                Level.WARNING,
                "{0}: a listener takes too long: {1} events wait for it, and newer ones are dropped",
                alias,
                String.valueOf(MOST_WAITING));
    }

    private void run(Runnable task) {
        if (inOrder.add(task)) {
            CallbackThreads.executor().execute(inOrder::runAll);
        }
    }

    private void deliver(long number, String alias, FutureTask<List<ConnectionEvent>> events) {
        try {
            events.run(); // unless who reported them has done so
            events.get().forEach(event -> deliver(number, event));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.log(Level.WARNING, alias + ": an event could not be made", e.getCause());
        }
    }

    private void deliver(long number, ConnectionEvent event) {
        outages.onEvent(event);
        if (event instanceof ConnectionEvent.Closed) {
            troubled.computeIfPresent(event.alias(), (alias, latest) -> latest < number ? null : latest);
        }
        if (Observers.isRecording()) {
            flightRecording.onEvent(event);
        }
        listeners.forEach(listener -> listener.onEvent(event));
    }
}
