package dev.connections4j.events;

/**
 * Is notified of what happens to the connections of a registry: {@link dev.connections4j.RegistryBuilder#listener} or {@link
 * dev.connections4j.ConnectionRegistry#addListener}.
 *
 * <p>Events come one at a time, those of one alias in the order in which they happened, soon after they happened, on a thread of this library that
 * holds no lock and is no event loop. A listener may call the registry, but should return soon: the next event waits for it, and beyond 10,000 waiting
 * events the newest are dropped, which is logged. What it throws is logged once for each listener, and harms nothing else.
 */
@FunctionalInterface
public interface ConnectionListener {
    /**
     * Something happened.
     *
     * @param event of a kind that is described at {@link ConnectionEvent}; kinds may be added, so others are to be ignored
     */
    void onEvent(ConnectionEvent event);
}
