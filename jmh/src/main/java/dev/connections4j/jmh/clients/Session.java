package dev.connections4j.jmh.clients;

/** A connection whose Connect was answered. */
public interface Session extends AutoCloseable {
    /** Closes it, and returns when it is closed as far as its stack tells. */
    @Override
    void close();
}
