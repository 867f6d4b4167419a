package dev.connections4j.parameters;

/** Where a connection goes. Compared after parsing, without name lookup. */
public sealed interface Address permits HostPort, LitePath {
    /** {@return whether it is this machine, judged by its spelling alone: {@code localhost}, {@code 127.0.0.0/8}, {@code ::1} and a path are} */
    boolean isLoopback();
}
