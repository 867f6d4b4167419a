package dev.connections4j.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Reason;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallListenerTest {
    private final LinkFixture bench = new LinkFixture();

    @Test
    void failed_listenerThatThrows_harmsNeitherOtherCallsNorTheNextAttempt() {
        ConnectionHandle books = bench.connect();
        bench.link(1).lose();
        ClientCall<String, String> call = books.channel().newCall(LinkFixture.METHOD, CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        throw new IllegalStateException(status.getDescription());
                    }
                },
                new Metadata());
        Heard other = LinkFixture.call(books.channel());
        bench.clock.run();
        List<Throwable> uncaught = new ArrayList<>();
        Thread thread = Thread.currentThread();
        thread.setUncaughtExceptionHandler((on, thrown) -> uncaught.add(thrown));
        try {
            bench.transport.last().fail(Reason.REFUSED, "refused", "");
        } finally {
            thread.setUncaughtExceptionHandler(null);
        }

        assertEquals(other.description(), uncaught.get(0).getMessage());
        assertEquals(1, uncaught.size());
        bench.clock.advance(Duration.ofSeconds(5));
        Heard next = LinkFixture.call(books.channel());
        bench.clock.run();
        bench.transport.last().succeed();
        bench.clock.run();
        assertTrue(next.isOpen());
        assertEquals(ConnectivityState.READY, books.state());
    }
}
