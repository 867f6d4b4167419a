package dev.connections4j.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OperationTest {
    private final List<String> closings = new ArrayList<>();
    private final CompletableFuture<String> value = new CompletableFuture<>();
    private final AtomicReference<Operation.@Nullable Scope> scope = new AtomicReference<>();

    @Test
    void success_keepsWhatItOpened_untilClosed() {
        Operation<String> operation = opening("socket", "channel");
        value.complete("open");

        assertEquals("open", operation.result().join());
        assertEquals(List.of(), closings);
        assertTrue(operation.close().isDone());
        assertEquals(List.of("channel", "socket"), closings);
    }

    @Test
    void failure_isReportedOnceEverythingIsClosed() {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        Operation<String> operation = Operation.start(s -> {
            s.own("slow", r -> slow);
            return value;
        });
        IOException failure = new IOException("no");
        value.completeExceptionally(new CompletionException(failure));

        assertFalse(operation.result().isDone());
        slow.complete(null);
        assertSame(failure, failureOf(operation));
        assertTrue(operation.close().isDone());
    }

    @Test
    void bodyThatThrows_fails_andClosesWhatItOpened() {
        Operation<String> operation = Operation.start(s -> {
            own(s, "socket");
            throw new NoClassDefFoundError("missing");
        });

        assertEquals("missing", failureOf(operation).getMessage());
        assertEquals(List.of("socket"), closings);
    }

    @Test
    void close_whileOpening_waitsForTheBody() {
        Operation<String> operation = opening("socket");
        CompletableFuture<Void> closed = operation.close();

        assertEquals(List.of("socket"), closings);
        assertFalse(closed.isDone());
        assertFalse(operation.result().isDone());
        value.completeExceptionally(new IOException("the socket is closed"));
        assertTrue(closed.isDone());
        assertTrue(failureOf(operation) instanceof CancellationException);
    }

    @Test
    void close_thenSuccess_isStillGivenUp() {
        Operation<String> operation = opening("socket");
        CompletableFuture<Void> closed = operation.close();
        value.complete("late");

        assertTrue(closed.isDone());
        assertTrue(failureOf(operation) instanceof CancellationException);
    }

    @Test
    void resourceThatComesLate_isClosedAtOnce_andWaitedFor() {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        Operation<String> operation = opening("socket");
        CompletableFuture<Void> closed = operation.close();

        Operation.Scope late = scopeOf();
        assertTrue(late.isClosed());
        assertThrows(CancellationException.class, () -> late.own("late", r -> slow));
        value.complete("late");
        assertFalse(closed.isDone());
        slow.complete(null);
        assertTrue(closed.isDone());
    }

    @Test
    void close_mayBeRepeated_andClosesOnce() {
        Operation<String> operation = opening("socket");
        value.complete("open");

        assertSame(operation.close(), operation.close());
        assertEquals(List.of("socket"), closings);
    }

    @Test
    void closerThatFails_keepsNoOtherFromClosing() {
        Operation<String> operation = Operation.start(s -> {
            own(s, "socket");
            s.own("bad", r -> {
                throw new IllegalStateException("bad");
            });
            s.own("failing", r -> CompletableFuture.failedFuture(new IOException("bad")));
            return value;
        });
        value.complete("open");

        assertTrue(operation.close().isDone());
        assertEquals(List.of("socket"), closings);
    }

    @Test
    void child_isClosedWithItsParent() {
        Operation<String> child = opening("socket");
        Operation<String> parent = Operation.start(s -> s.run(child));
        CompletableFuture<Void> closed = parent.close();

        assertEquals(List.of("socket"), closings);
        value.completeExceptionally(new IOException("closed"));
        assertTrue(closed.isDone());
        assertTrue(failureOf(parent) instanceof CancellationException);
    }

    private Operation<String> opening(String... resources) {
        return Operation.start(s -> {
            scope.set(s);
            for (String resource : resources) {
                own(s, resource);
            }
            return value;
        });
    }

    private Operation.Scope scopeOf() {
        Operation.Scope known = scope.get();
        if (known == null) {
            throw new AssertionError("not started");
        }
        return known;
    }

    private void own(Operation.Scope of, String resource) {
        var unused = of.own(resource, r -> {
            closings.add(r);
            return CompletableFuture.completedFuture(null);
        });
    }

    private static Throwable failureOf(Operation<?> operation) {
        assertTrue(operation.result().isDone());
        CompletionException thrown = assertThrows(
                CompletionException.class,
                () -> operation
                        .result()
                        .handle((v, f) -> {
                            throw new CompletionException(f);
                        })
                        .join());
        return thrown.getCause();
    }
}
