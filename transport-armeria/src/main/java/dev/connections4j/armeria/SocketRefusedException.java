package dev.connections4j.armeria;

/** A link is one socket: Armeria wanted another one. */
final class SocketRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SocketRefusedException() {
        super("the connection is lost");
    }
}
