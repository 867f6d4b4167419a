package dev.connections4j.parameters;

/** Where a connection goes. Compared after parsing, without name lookup. */
public sealed interface Address permits HostPort, LitePath {}
