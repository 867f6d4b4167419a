package dev.connections4j.standin.servers;

/** A real server, or what it needs, cannot be had on this machine; the message says why. */
public final class ServerUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    ServerUnavailableException(String reason) {
        super(reason);
    }

    ServerUnavailableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
