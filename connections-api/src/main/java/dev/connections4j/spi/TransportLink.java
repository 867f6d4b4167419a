package dev.connections4j.spi;

import dev.connections4j.ServerInfo;
import io.grpc.Channel;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** One open HTTP/2 connection that has answered Connect. It never reconnects by itself: once lost, it is lost. */
public interface TransportLink {
    /**
     * The channel: adds {@code authorization}, {@code dbname} and {@code identifier} to each call, unless the call brings them. A call
     * that the link ended, and not the server, has a {@link LostCallException} among the causes of its status. Asked for with each call.
     *
     * @return the same each time: a channel whose call-backs run on the executor, never on an event loop
     */
    Channel channel();

    /** {@return what the server answered to Connect} */
    ServerInfo serverInfo();

    /** {@return the identifier of that answer; empty if it gave none} */
    OptionalLong identifier();

    /**
     * Completes, normally, as soon as new calls must not use this link any more: the socket is gone, the server sent GOAWAY, or it
     * idled away. Calls in flight may still go on. May complete on an event loop, but while no lock is held: the next link may be opened there.
     *
     * @return why; never fails
     */
    CompletableFuture<LinkEnd> ended();

    /**
     * Closes at once: calls in flight end. May be repeated.
     *
     * @return completes when socket, channel and threads are gone; never fails
     */
    CompletableFuture<Void> close();
}
