package dev.connections4j;

/** The process-wide registry. */
public final class Connections {
    private static final ConnectionRegistry REGISTRY = ConnectionRegistry.create();

    private Connections() {}

    /**
     * The registry behind these methods.
     *
     * @return always the same
     */
    public static ConnectionRegistry registry() {
        return REGISTRY;
    }
}
