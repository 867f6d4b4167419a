package dev.connections4j.boot;

import dev.connections4j.ConnectionRegistry;

/** Something that is to see the starter's registry before its first connect. */
@FunctionalInterface
interface RegistryPreparation {
    /** Called once, before anything is registered. */
    void prepare(ConnectionRegistry registry);
}
