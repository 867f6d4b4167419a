package dev.connections4j.jmh.clients;

import dev.connections4j.jmh.server.Target;

/** A way to connect. What its connections share lives as long as one of them is open, as in a service. */
public interface Client {
    /** Connects, with authorization, to the database {@link Target#DATABASE} unless its name says otherwise. */
    Session connect(Target target) throws Exception;
}
