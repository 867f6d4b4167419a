package dev.connections4j.grpc.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TerminationTest {
    private final AtomicInteger released = new AtomicInteger();
    private final Termination termination = new Termination(() -> {
        released.incrementAndGet();
        return CompletableFuture.completedFuture(null);
    });

    @Test
    void now_channelThatEndsAtOnce_releases() {
        termination.of(new EndingChannel());
        assertTrue(termination.now().isDone());
        assertEquals(1, released.get());
    }

    @Test
    void now_beforeThereIsAChannel_endsItWhenThereIs() {
        CompletableFuture<Void> ended = termination.now();
        assertFalse(ended.isDone());
        EndingChannel late = new EndingChannel();
        termination.of(late);
        assertTrue(late.isShutdown());
        assertTrue(ended.isDone());
        assertEquals(1, released.get());
    }

    @Test
    void now_again_releasesOnce() {
        termination.of(new EndingChannel());
        termination.now().join();
        termination.now().join();
        assertEquals(1, released.get());
    }

    @Test
    void ofNothing_givenUpBeforeOrAfter_releasesOnce() {
        CompletableFuture<Void> before = termination.now();
        termination.ofNothing();
        assertTrue(before.isDone());
        assertTrue(termination.now().isDone());
        assertEquals(1, released.get());
    }

    /** Has no calls, and so ends as soon as it is shut down. */
    private static final class EndingChannel extends ManagedChannel {
        private volatile boolean shutdown;

        @Override
        public ManagedChannel shutdown() {
            shutdown = true;
            return this;
        }

        @Override
        public ManagedChannel shutdownNow() {
            return shutdown();
        }

        @Override
        public boolean isShutdown() {
            return shutdown;
        }

        @Override
        public boolean isTerminated() {
            return shutdown;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return shutdown;
        }

        @Override
        public <A, B> ClientCall<A, B> newCall(MethodDescriptor<A, B> method, CallOptions options) {
            throw new IllegalStateException("no call is expected");
        }

        @Override
        public String authority() {
            return "test";
        }
    }
}
