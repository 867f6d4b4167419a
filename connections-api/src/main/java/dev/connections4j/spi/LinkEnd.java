package dev.connections4j.spi;

/** Why a link takes no more calls. */
public enum LinkEnd {
    /** The server asked for it in an orderly way (GOAWAY with NO_ERROR): calls in flight end in their own time. */
    GOING_AWAY,
    /** No call came for as long as {@code idle_timeout}. */
    IDLE,
    /** The socket broke, the server gave it up with an error, or this side closed it. */
    BROKEN
}
