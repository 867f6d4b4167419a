package dev.connections4j.okhttp;

import java.util.concurrent.CompletableFuture;

/**
 * What a link holds beside its channel.
 *
 * @param socket its one socket
 * @param threads its part in the threads
 */
record LinkResources(LinkSocket socket, LinkThreads threads) {
    /** Lets go once the channel is closed; completes when nothing is left. May be repeated. */
    CompletableFuture<Void> endAfter(CompletableFuture<Void> channelClosed) {
        return channelClosed
                .handle((closed, failure) -> {
                    socket.close();
                    return threads.release();
                })
                .thenCompose(released -> released);
    }
}
