package dev.connections4j.async;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work under way that can be given up. It ends in a value or a failure; a failure is reported only once everything that the work opened is
 * closed again. {@link #close} gives the work up, or closes what it opened.
 *
 * <p>The lock guards memory only.
 *
 * @param <T> the value's type
 */
public final class Operation<T> {
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final CompletableFuture<Void> bodyEnded = new CompletableFuture<>();
    private final Scope scope = new Scope();

    private Operation() {}

    /**
     * Starts work on the calling thread.
     *
     * @param body opens what it needs through the scope; its future ends once nothing more will be opened, soon after what it waits for is
     *     closed. What it throws counts as a failed future
     * @param <T> the value's type
     * @return the work under way
     */
    public static <T> Operation<T> start(Function<Scope, CompletableFuture<T>> body) {
        Operation<T> operation = new Operation<>();
        CompletableFuture<T> value;
        try {
            value = body.apply(operation.scope);
        } catch (RuntimeException | Error e) {
            value = CompletableFuture.failedFuture(e);
        }
        value.whenComplete(operation::ended);
        return operation;
    }

    /**
     * The outcome. May complete on an event loop: dependents must not block.
     *
     * @return the value, or why there is none, once everything is closed; {@link CancellationException} if the operation was closed first
     */
    public CompletableFuture<T> result() {
        return result;
    }

    /**
     * Gives up, or closes what the finished work opened. May be repeated.
     *
     * @return completes when nothing is left; never fails
     */
    public CompletableFuture<Void> close() {
        if (!scope.beginClosing()) {
            return closed;
        }
        scope.closeOwned()
                .thenCompose(gone -> bodyEnded)
                .thenCompose(gone -> scope.closeOwned()) // what came late
                .thenRun(() -> {
                    if (!result.isDone()) { // most have a result by now, and an exception is dear
                        result.completeExceptionally(givenUp());
                    }
                    closed.complete(null);
                });
        return closed;
    }

    private static CancellationException givenUp() {
        return new CancellationException("the operation was given up");
    }

    private void ended(@Nullable T value, @Nullable Throwable failure) {
        if (failure == null) {
            if (!scope.isClosed()) {
                result.complete(value);
            }
            bodyEnded.complete(null);
            return;
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (scope.beginClosing()) {
            scope.closeOwned().thenRun(() -> {
                result.completeExceptionally(cause);
                closed.complete(null);
            });
        }
        bodyEnded.complete(null);
    }

    /** What the work opens through. Safe from any thread. */
    public static final class Scope {
        private final Deque<Supplier<CompletableFuture<Void>>> owned = new ArrayDeque<>(2);
        private boolean closing;

        private Scope() {}

        /**
         * Keeps a resource until the operation fails or is closed; resources are closed in reverse order, one after the other.
         *
         * @param resource just opened
         * @param closer closes it; what it throws, and how its future ends, is ignored
         * @param <R> the resource's type
         * @return the resource
         * @throws CancellationException if the operation was closed meanwhile: then the resource is being closed, too
         */
        public <R> R own(R resource, Function<? super R, CompletableFuture<Void>> closer) {
            synchronized (this) {
                if (!closing) {
                    owned.add(() -> closer.apply(resource));
                    return resource;
                }
            }
            CompletableFuture<Void> late = quietly(() -> closer.apply(resource));
            synchronized (this) {
                owned.add(() -> late);
            }
            throw givenUp();
        }

        /**
         * Keeps another operation, which is closed with this one.
         *
         * @param child under way
         * @param <U> its value's type
         * @return its result
         */
        public <U> CompletableFuture<U> run(Operation<U> child) {
            return own(child, Operation::close).result();
        }

        /** {@return whether the operation was closed meanwhile: then nothing more is to be opened} */
        public synchronized boolean isClosed() {
            return closing;
        }

        private synchronized boolean beginClosing() {
            boolean first = !closing;
            closing = true;
            return first;
        }

        private CompletableFuture<Void> closeOwned() {
            Supplier<CompletableFuture<Void>> last;
            synchronized (this) {
                last = owned.pollLast();
            }
            return last == null
                    ? CompletableFuture.completedFuture(null)
                    : quietly(last).thenCompose(gone -> closeOwned());
        }

        private static CompletableFuture<Void> quietly(Supplier<CompletableFuture<Void>> closer) {
            try {
                return closer.get().handle((gone, failure) -> null);
            } catch (RuntimeException | Error e) {
                return CompletableFuture.completedFuture(null); // the others are to be closed all the same
            }
        }
    }
}
