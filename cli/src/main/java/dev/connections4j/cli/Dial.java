package dev.connections4j.cli;

import dev.connections4j.Connection;
import dev.connections4j.parameters.ConnectionParameters;

/** A way to connect. */
interface Dial {
    /** Throws what {@code ConnectionRegistry.connect} throws. */
    Connection connect(String alias, ConnectionParameters parameters);
}
