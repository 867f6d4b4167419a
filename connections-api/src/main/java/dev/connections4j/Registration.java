package dev.connections4j;

import java.util.Optional;

/**
 * One entry of {@link ConnectionRegistry#listConnections()}.
 *
 * @param alias its name
 * @param connection its connection, if it is connected
 */
public record Registration(String alias, Optional<Connection> connection) {}
