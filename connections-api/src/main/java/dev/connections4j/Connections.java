package dev.connections4j;

/**
 * The registry of the process: {@code Connections.connect("books", p -> p.uri("http://localhost:19530"))}, then {@code
 * Connections.get("books").channel()} anywhere else. Each method calls the one of the same name of {@link #registry()}; {@link
 * ConnectionRegistry} documents it.
 */
public final class Connections extends StaticRegistry {
    private static final ConnectionRegistry REGISTRY = ConnectionRegistry.create();

    private Connections() {}

    /** {@return the registry behind these methods, always the same; to have one that can be closed, use {@link ConnectionRegistry#create()}} */
    public static ConnectionRegistry registry() {
        return REGISTRY;
    }
}
