package dev.connections4j.link;

import dev.connections4j.Connection;
import io.grpc.ConnectivityState;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells listeners each change of a state, one after the other, on the executor. One that throws is logged. */
final class StateListeners {
    private static final System.Logger LOG = System.getLogger("dev.connections4j.link");

    private final String alias;
    private final List<Consumer<ConnectivityState>> listeners = new CopyOnWriteArrayList<>();
    private final Queue<ConnectivityState> untold = new ArrayDeque<>(1);
    private ConnectivityState last;
    private boolean telling;

    /** Nothing to report yet: {@code now} is the present state. */
    StateListeners(String alias, ConnectivityState now) {
        this.alias = alias;
        this.last = now;
    }

    Connection.Subscription add(Consumer<ConnectivityState> listener) {
        Consumer<ConnectivityState> own = state -> listener.accept(state); // the same listener may be added twice
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    /** The state may have changed. */
    void look(Supplier<ConnectivityState> state, Executor executor) {
        synchronized (this) {
            ConnectivityState now = state.get();
            if (now == last) {
                return;
            }
            last = now;
            if (listeners.isEmpty()) {
                return;
            }
            untold.add(now);
            if (telling) {
                return;
            }
            telling = true;
        }
        executor.execute(this::tell);
    }

    private void tell() {
        while (true) {
            ConnectivityState state;
            synchronized (this) {
                state = untold.poll();
                if (state == null) {
                    telling = false;
                    return;
                }
            }
            for (Consumer<ConnectivityState> listener : listeners) {
                try {
                    listener.accept(state);
                } catch (RuntimeException | Error e) {
                    LOG.log(Level.WARNING, alias + ": a state listener failed on " + state, e);
                }
            }
        }
    }
}
