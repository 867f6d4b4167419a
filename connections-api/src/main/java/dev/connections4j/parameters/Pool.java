package dev.connections4j.parameters;

/** How many HTTP/2 connections a connection has, and which one a call takes. */
public enum Pool {
    /** One, for all calls. */
    SINGLETON("Singleton"),
    /** {@code pool_size} of them, used in turn. */
    QUEUE_POOL("QueuePool"),
    /** {@code pool_size} of them; a thread keeps to one. */
    SINGLETON_THREAD("SingletonThread");

    private final String label;

    Pool(String label) {
        this.label = label;
    }

    /** The value as the parameter {@code pool} spells it. */
    @Override
    public String toString() {
        return label;
    }
}
