package dev.connections4j.registry;

import dev.connections4j.parameters.Address;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.util.Optional;

/** What the registry asks of resolution: all of it pure, but for reading {@code .env}. */
interface Resolution {
    /** The alias that {@code connect()} means. */
    String defaultAlias();

    /** The layers, put together. */
    ResolvedParameters resolve(String alias, ConnectionParameters given, ConnectionParameters registered);

    /** Checks a set that is to be registered. */
    void check(String alias, ConnectionParameters parameters);

    /** What a successful connect registers. */
    ConnectionParameters merge(ConnectionParameters given, ConnectionParameters registered);

    /** The address that a set names by itself. */
    Optional<Address> address(ConnectionParameters parameters);
}
