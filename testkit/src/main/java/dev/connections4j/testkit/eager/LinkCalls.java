package dev.connections4j.testkit.eager;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.util.concurrent.ListenableFuture;
import dev.connections4j.grpc.Http2;
import dev.connections4j.spi.LinkEnd;
import dev.connections4j.spi.LostCallException;
import dev.connections4j.spi.LostCallException.Fate;
import dev.connections4j.spi.TransportLink;
import dev.connections4j.standin.TestCalls;
import io.grpc.CallOptions;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Calls over links, and what becomes of both. */
final class LinkCalls {
    private LinkCalls() {}

    static ListenableFuture<byte[]> call(TransportLink link) {
        return call(link, CallOptions.DEFAULT);
    }

    static ListenableFuture<byte[]> call(TransportLink link, CallOptions options) {
        return ClientCalls.futureUnaryCall(link.channel().newCall(TestCalls.ECHO, options), new byte[8]);
    }

    /** What the link says of a call that fails; null if it says nothing. */
    static @Nullable Fate fate(ListenableFuture<byte[]> call) {
        ExecutionException failure = assertThrows(ExecutionException.class, () -> call.get(20, TimeUnit.SECONDS));
        return LostCallException.fateOf(Status.fromThrowable(failure));
    }

    static LinkEnd end(TransportLink link) throws Exception {
        return link.ended().get(20, TimeUnit.SECONDS);
    }

    static void close(TransportLink link) throws Exception {
        link.close().get(20, TimeUnit.SECONDS);
    }

    static void reset(Talk talk, int stream, int code) throws IOException {
        talk.send(Frame.of(Http2.RST_STREAM, stream, (byte) 0, (byte) 0, (byte) 0, (byte) code));
    }

    static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IOException("the test did not go on");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
