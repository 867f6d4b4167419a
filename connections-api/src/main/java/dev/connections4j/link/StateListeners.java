package dev.connections4j.link;

import dev.connections4j.Connection;
import dev.connections4j.observers.InOrder;
import io.grpc.ConnectivityState;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells listeners each change of a state, one after the other, on the executor. One that throws is logged. */
final class StateListeners {
    private static final System.Logger LOG = System.getLogger("dev.connections4j.link");

    private final String alias;
    private final List<Consumer<ConnectivityState>> listeners = new CopyOnWriteArrayList<>();
    private final Consumer<ConnectivityState> first;
    private final InOrder inOrder = new InOrder();
    private ConnectivityState last;

    /** Nothing to report yet: {@code now} is the present state. {@code first} gets each change too, at once and under a lock. */
    StateListeners(String alias, ConnectivityState now, Consumer<ConnectivityState> first) {
        this.alias = alias;
        this.last = now;
        this.first = first;
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
            first.accept(now);
            if (listeners.isEmpty() || !inOrder.add(() -> notify(now))) {
                return;
            }
        }
        executor.execute(inOrder::runAll);
    }

    private void notify(ConnectivityState state) {
        for (Consumer<ConnectivityState> listener : listeners) {
            try {
                listener.accept(state);
            } catch (RuntimeException | Error e) {
                LOG.log(Level.WARNING, alias + ": a state listener failed on " + state, e);
            }
        }
    }
}
