package dev.connections4j;

/**
 * The process-wide registry: each method calls the one of the same name of {@link #registry()}, which documents it.
 *
 * <p>What {@code Connections.connect("books", p -> p.uri(…))} does, step by step:
 *
 * <ol>
 *   <li>this class calls its one {@link ConnectionRegistry};
 *   <li>the registry finds the slot of the alias ({@code registry.Connector}), which starts an attempt or joins the one under way
 *       ({@code registry.Transitions}, the table of all that can happen to a slot);
 *   <li>layers become resolved parameters, or one exception ({@code resolution.Resolver});
 *   <li>an address that is no host yet is leased ({@link dev.connections4j.spi.EndpointResolver});
 *   <li>the transport is chosen ({@code selection.Providers});
 *   <li>it opens the links ({@code link.LinkPool}, {@link dev.connections4j.spi.Transport});
 *   <li>each with one Connect call, under the callers' timeouts ({@code registry.Attempt});
 *   <li>the slot publishes the {@link Connection} ({@code registry.AttemptCompletion}), or the failure becomes the exception
 *       ({@code registry.Failures}) and the slot is as before.
 * </ol>
 */
public final class Connections extends StaticRegistry {
    private static final ConnectionRegistry REGISTRY = ConnectionRegistry.create();

    private Connections() {}

    /**
     * The registry behind these methods. It is not meant to be closed: {@link ConnectionRegistry#create()} makes those.
     *
     * @return always the same
     */
    public static ConnectionRegistry registry() {
        return REGISTRY;
    }
}
