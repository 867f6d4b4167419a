package dev.connections4j.parameters;

/** What a parameter is about. Resolution and comparison of two sets go by groups. */
public enum ParameterGroup {
    /** Names the server: one unit, for the address picks the layer it comes from. */
    SERVER,
    /** Identifies the caller: one unit, from the strongest source that gives any of it. */
    CREDENTIALS,
    /** Turns TLS on, and configures it. */
    TLS,
    /** Concerns one call of connect; two sets never differ by it. */
    CALL,
    /** How the connection behaves once it is open. */
    CONNECTION
}
