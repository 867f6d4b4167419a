package dev.connections4j.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.connections4j.standin.TestCalls;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A stream that stays in flight for as long as a test wants. */
final class Chat extends ClientCall.Listener<byte[]> {
    private final ClientCall<byte[], byte[]> call;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Status> end = new CompletableFuture<>();

    private Chat(ClientCall<byte[], byte[]> call) {
        this.call = call;
    }

    /** Opens a stream and proves that it has reached the server. */
    static Chat open(Channel channel) {
        Chat chat = new Chat(channel.newCall(TestCalls.CHAT, CallOptions.DEFAULT));
        chat.call.start(chat, new Metadata());
        chat.call.request(Integer.MAX_VALUE);
        chat.say("first");
        return chat;
    }

    /** Sends a text and waits for it to come back. */
    void say(String text) {
        call.sendMessage(text.getBytes(UTF_8));
        try {
            String answer = heard.poll(60, TimeUnit.SECONDS);
            if (!text.equals(answer)) {
                throw new AssertionError("said " + text + ", heard " + answer + ", " + end);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Has no more to say. */
    void finish() {
        call.halfClose();
    }

    void cancel() {
        call.cancel("the test is over", null);
    }

    boolean ended() {
        return end.isDone();
    }

    /** Waits for the end. */
    Status end() {
        try {
            return ContractPart.outcome(end);
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void onMessage(byte[] message) {
        heard.add(new String(message, UTF_8));
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        end.complete(status);
        heard.add("the end");
    }
}
