package dev.connections4j.parameters;

/** What of a parameter's value is secret. */
public enum Secrecy {
    /** Nothing. */
    NOTHING,
    /** The user info of a URI. */
    USER_INFO,
    /** All of it. */
    ALL
}
