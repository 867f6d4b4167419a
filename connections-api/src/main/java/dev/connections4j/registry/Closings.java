package dev.connections4j.registry;

import dev.connections4j.async.CallbackThreads;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

/** What is being closed: begun before the slot lets go of it, so that who comes next can wait for it, and hurry it. */
class Closings {
    private final Set<Closing> open = ConcurrentHashMap.newKeySet();

    /** Something of this alias begins to close; who asked completes it. */
    Closing begin(String alias) {
        Closing closing = new Closing(alias);
        open.add(closing);
        closing.done().whenComplete((done, failure) -> open.remove(closing));
        return closing;
    }

    /** Gives what is closing already no longer than {@code grace} from now. */
    void hurry(Predicate<Closing> which, Duration grace, String by) {
        open.stream().filter(which).forEach(closing -> closing.hurry(grace, by));
    }

    /** Waits until nothing of this alias is closing any more. */
    void await(String alias) {
        await(closing -> closing.alias().equals(alias));
    }

    /** Waits until nothing is closing any more. */
    void awaitAll() {
        await(closing -> true);
    }

    /** Does not wait where that could keep the closing from its end, nor after an interrupt: closing goes on by itself. */
    private void await(Predicate<Closing> which) {
        if (CallbackThreads.isCurrent()) {
            return;
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(
                open.stream().filter(which).map(Closing::done).toArray(CompletableFuture<?>[]::new));
        try {
            all.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }
}
