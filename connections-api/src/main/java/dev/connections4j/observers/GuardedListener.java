package dev.connections4j.observers;

import dev.connections4j.events.ConnectionEvent;
import dev.connections4j.events.ConnectionListener;
import java.lang.System.Logger.Level;

/** A listener of which nothing comes back: what it throws first is logged. Events come to it one at a time. */
final class GuardedListener implements ConnectionListener {
    private static final System.Logger LOG = System.getLogger("dev.connections4j.observers");

    private final ConnectionListener listener;
    private boolean hasFailed;

    GuardedListener(ConnectionListener listener) {
        this.listener = listener;
    }

    @Override
    public void onEvent(ConnectionEvent event) {
        try {
            listener.onEvent(event);
        } catch (RuntimeException | Error e) {
            if (!hasFailed) {
                hasFailed = true;
                LOG.log(
                        Level.WARNING,
                        event.alias() + ": a listener failed, which is logged once for it, on " + event,
                        e);
            }
        }
    }
}
