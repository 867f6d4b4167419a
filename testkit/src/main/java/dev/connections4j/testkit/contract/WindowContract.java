package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.grpc.FlowControl;
import dev.connections4j.standin.TestCalls;
import dev.connections4j.testkit.eager.WindowServer;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a server may send before it is taken: a large answer at once, and no more than that for a call that takes nothing. */
public abstract class WindowContract extends ContractPart {
    private static final int MEBIBYTE = 1 << 20;

    /**
     * The contract for one transport, found by ServiceLoader.
     *
     * @param transport its name
     */
    protected WindowContract(String transport) {
        super(transport);
    }

    /** A stream that takes nothing before the test asks for messages. */
    private static final class Slow extends ClientCall.Listener<byte[]> {
        final ClientCall<byte[], byte[]> call;
        final AtomicInteger taken = new AtomicInteger();
        final CompletableFuture<Status> end = new CompletableFuture<>();

        Slow(Channel channel) {
            call = channel.newCall(TestCalls.CHAT, CallOptions.DEFAULT);
            call.start(this, new Metadata());
        }

        @Override
        public void onMessage(byte[] message) {
            taken.incrementAndGet();
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            end.complete(status);
        }
    }

    @Test
    void stream_takesNothing_leavesAWindowInMemoryAndThenTakesTheRest() throws Exception {
        int messages = 2 * FlowControl.STREAM_WINDOW_BYTES / WindowServer.MESSAGE_BYTES;
        try (WindowServer windows = WindowServer.with(messages)) {
            Channel channel = registry.connect(ALIAS, to("127.0.0.1:" + windows.port(), p -> {}))
                    .channel();
            Slow slow = new Slow(channel);
            slow.call.halfClose();
            long left = outcome(windows.stalled());
            assertTrue(left > FlowControl.STREAM_WINDOW_BYTES / 2, left + " bytes came");
            assertTrue(left <= FlowControl.STREAM_WINDOW_BYTES + 2 * WindowServer.MESSAGE_BYTES, left + " bytes came");
            assertEquals(0, slow.taken.get());
            slow.call.request(messages);
            assertEquals(Status.Code.OK, outcome(slow.end).getCode());
            assertEquals(messages, slow.taken.get());
            assertTrue(windows.widest() <= FlowControl.STREAM_WINDOW_BYTES, windows.widest() + " bytes were allowed");
        }
    }

    @Test
    void streams_takeNothing_stopNoOtherCall() throws Exception {
        Channel channel = connect(ALIAS).channel();
        Slow slow = new Slow(channel);
        for (int sent = 0; sent < FlowControl.STREAM_WINDOW_BYTES + 4 * MEBIBYTE; sent += MEBIBYTE) {
            slow.call.sendMessage(new byte[MEBIBYTE]);
        }
        slow.call.halfClose();
        byte[] size = TestCalls.size(20 * MEBIBYTE);
        assertEquals(20 * MEBIBYTE, outcome(Calls.start(channel, TestCalls.SIZED, CallOptions.DEFAULT, size)).length);
        assertEquals(0, slow.taken.get());
        slow.call.request(Integer.MAX_VALUE);
        assertEquals(Status.Code.OK, outcome(slow.end).getCode());
        assertEquals(20, slow.taken.get());
    }
}
