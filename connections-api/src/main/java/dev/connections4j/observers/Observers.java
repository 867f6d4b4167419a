package dev.connections4j.observers;

import dev.connections4j.Connection.Subscription;
import dev.connections4j.async.Clock;
import dev.connections4j.events.ConnectionEvent;
import dev.connections4j.events.ConnectionListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to know of a registry's events. While nobody does, to ask for it is all that it costs: no event is made, and the JDK's flight recorder is
 * not set up.
 */
public final class Observers {
    private static final boolean HAS_FLIGHT_RECORDER =
            ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    private final Clock clock;
    private final List<ConnectionListener> listeners = new CopyOnWriteArrayList<>(); // guarded, each of its own
    private volatile @Nullable Delivery delivery; // written under the lock

    /** {@code listeners} are notified of everything; others may be added. */
    public Observers(Clock clock, List<ConnectionListener> listeners) {
        this.clock = clock;
        for (ConnectionListener listener : listeners) {
            this.listeners.add(new GuardedListener(listener));
        }
    }

    /** Whether events of this alias are to be reported. Those of trouble always are, for the log, which then waits for its end. */
    public boolean isWatched(String alias) {
        Delivery known = delivery;
        return !listeners.isEmpty() || isRecording() || (known != null && known.isTroubled(alias));
    }

    static boolean isRecording() {
        return HAS_FLIGHT_RECORDER && FlightRecorder.isInitialized();
    }

    /** Hands an event on: after those reported before it, on another thread. May be called under a lock. */
    public synchronized void report(ConnectionEvent event) {
        delivery().add(event);
    }

    /**
     * Changes something under a lock that guards memory only, so that what the change leads to is reported before anything that comes of it.
     *
     * @param events makes them of the result, under no lock
     */
    public <T extends @Nullable Object> T inOrder(
            String alias, Supplier<T> change, Function<T, List<ConnectionEvent>> events) {
        if (!isWatched(alias)) {
            return change.get();
        }
        T changed;
        FutureTask<List<ConnectionEvent>> made;
        synchronized (this) {
            changed = change.get();
            made = new FutureTask<>(() -> events.apply(changed));
            delivery().add(alias, made);
        }
        made.run();
        return changed;
    }

    private Delivery delivery() {
        Delivery known = delivery;
        Delivery used = known != null ? known : new Delivery(listeners, clock);
        delivery = used;
        return used;
    }

    /** Notifies this listener too, from now on, until the subscription is closed. */
    public Subscription add(ConnectionListener listener) {
        GuardedListener own = new GuardedListener(listener); // the same listener may be added twice
        listeners.add(own);
        return () -> listeners.remove(own);
    }
}
