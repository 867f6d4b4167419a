package dev.connections4j.armeria;

import java.io.IOException;

/** A link is one socket: Armeria wanted another one. */
final class SocketRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    SocketRefusedException() {
        super("the connection is lost");
    }
}
