package dev.connections4j.boot;

import dev.connections4j.parameters.ConnectionParameters;

/**
 * What the properties say of one alias.
 *
 * @param alias its name
 * @param parameters of its connection
 * @param connect when it connects
 */
record ConfiguredAlias(String alias, ConnectionParameters parameters, ConnectMode connect) {}
