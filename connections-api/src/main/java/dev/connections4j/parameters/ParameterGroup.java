package dev.connections4j.parameters;

/** What a parameter is about. Resolution and comparison of two sets go by groups. */
public enum ParameterGroup {
    /** Names the server: one unit, for the address picks the layer it comes from. */
    SERVER,
    /** Says who calls: one unit, of the strongest source that gives any. */
    CREDENTIALS,
    /** Makes the connection a TLS one, and says whom it trusts. */
    TLS,
    /** Concerns one call of connect; two sets never differ by it. */
    CALL,
    /** How the connection behaves once it is open. */
    CONNECTION
}
