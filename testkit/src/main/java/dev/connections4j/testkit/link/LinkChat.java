package dev.connections4j.testkit.link;

import dev.connections4j.spi.TransportLink;
import dev.connections4j.standin.TestCalls;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/** A call that is in flight for as long as a test wants. */
final class LinkChat extends ClientCall.Listener<byte[]> {
    final BlockingQueue<byte[]> answers = new ArrayBlockingQueue<>(10);
    final CompletableFuture<Status> ended = new CompletableFuture<>();
    final ClientCall<byte[], byte[]> call;

    private LinkChat(ClientCall<byte[], byte[]> call) {
        this.call = call;
    }

    static LinkChat over(TransportLink link) {
        LinkChat chat = new LinkChat(link.channel().newCall(TestCalls.CHAT, CallOptions.DEFAULT));
        chat.call.start(chat, new Metadata());
        chat.call.request(10);
        return chat;
    }

    void say(byte message) {
        call.sendMessage(new byte[] {message});
    }

    @Override
    public void onMessage(byte[] message) {
        answers.add(message);
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        ended.complete(status);
    }
}
