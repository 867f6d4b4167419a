package dev.connections4j.jmh.clients;

import dev.connections4j.jmh.server.BenchTarget;

/** A way to connect. What its connections share lives as long as one of them is open, as in a service. */
public interface Client {
    /** Connects, with authorization, to the database {@link BenchTarget#DATABASE} unless its name says otherwise. */
    Session connect(BenchTarget target) throws Exception;

    /** Connects and closes, so many times, one after the other. */
    default void repeat(int times, BenchTarget target) throws Exception {
        for (int i = 0; i < times; i++) {
            connect(target).close();
        }
    }
}
