package dev.connections4j.async;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Deadline;
import io.grpc.Status;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What can end a waiting call by itself: its deadline, and the cancellation of its context. */
public final class DeferredWatch implements Context.CancellationListener {
    private final @Nullable Deadline deadline;
    private final Context context;
    private final String waitingFor;
    private final Consumer<Status> end;
    /** True: the deadline has passed; false: stopped. */
    private final CompletableFuture<Boolean> timer = new CompletableFuture<>();

    /**
     * A watch that has not begun.
     *
     * @param deadline the call's, or null
     * @param context the call's
     * @param waitingFor what it waits for, for the message of a missed deadline
     * @param end ends the call
     */
    public DeferredWatch(@Nullable Deadline deadline, Context context, String waitingFor, Consumer<Status> end) {
        this.deadline = deadline;
        this.context = context;
        this.waitingFor = waitingFor;
        this.end = end;
    }

    /** From now on; nothing if it was stopped before. */
    public void start() {
        if (timer.isDone()) {
            return;
        }
        if (deadline != null) {
            timer.thenAccept(passed -> {
                if (passed) {
                    end.accept(Status.DEADLINE_EXCEEDED.withDescription(
                            "the deadline passed while the call waited for " + waitingFor));
                }
            });
            timer.completeOnTimeout(true, deadline.timeRemaining(TimeUnit.NANOSECONDS), TimeUnit.NANOSECONDS);
        }
        context.addListener(this, Runnable::run);
        if (timer.isDone()) {
            context.removeListener(this);
        }
    }

    /** No more; the timer is gone. */
    public void stop() {
        timer.complete(false); // a normal completion: on JDK 17 an exceptional one would leave the timer in the queue
        context.removeListener(this);
    }

    @Override
    public void cancelled(Context ended) {
        end.accept(Contexts.statusFromCancelled(ended));
    }
}
