package dev.connections4j.registry;

import dev.connections4j.ConnectionRegistry;

/** The registry: one slot per alias. */
public final class SlotRegistry {
    private SlotRegistry() {}

    /** A new, empty registry. */
    public static ConnectionRegistry create(RegistryInputs inputs) {
        throw new UnsupportedOperationException(inputs.toString());
    }
}
