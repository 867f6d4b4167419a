package dev.connections4j.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackThreadsTest {
    @Test
    void isCurrent_whileACallbackRuns_onlyThen() {
        assertFalse(CallbackThreads.isCurrent());
        CallbackThreads.marked(() -> {
            CallbackThreads.marked(() -> assertTrue(CallbackThreads.isCurrent()));
            assertTrue(CallbackThreads.isCurrent(), "the inner one does not end the outer one");
        });
        assertFalse(CallbackThreads.isCurrent());
    }

    @ParameterizedTest
    @CsvSource({
        "connections4j-netty-1, true",
        "grpc-default-executor-3, true",
        "grpc-okhttp-0, true",
        "armeria-common-worker-epoll-2-1, true",
        "CompletableFutureDelayScheduler, true",
        "main, false",
        "http-nio-8080-exec-1, false",
        "pool-1-thread-1, false",
    })
    void isCurrent_byTheThreadsName_knowsTransports(String name, boolean expected) {
        assertEquals(expected, join(started(name)));
    }

    @Test
    void marking_aUsersExecutor_marksItsTasks() {
        CompletableFuture<Boolean> seen = new CompletableFuture<>();
        Executor own = task -> new Thread(task, "own").start();
        CallbackThreads.marking(own).execute(() -> seen.complete(CallbackThreads.isCurrent()));

        assertTrue(join(seen));
    }

    @Test
    void marking_directExecutor_whatATaskThrows_isUncaught_andTheTaskRunsOnce() {
        List<Throwable> uncaught = new ArrayList<>();
        RejectedExecutionException ofTheTask = new RejectedExecutionException("of the task");
        Thread thread = Thread.currentThread();
        thread.setUncaughtExceptionHandler((on, thrown) -> uncaught.add(thrown));
        try {
            CallbackThreads.marking(Runnable::run).execute(() -> {
                throw ofTheTask;
            });
        } finally {
            thread.setUncaughtExceptionHandler(null);
        }

        assertEquals(List.of(ofTheTask), uncaught);
        assertFalse(CallbackThreads.isCurrent());
    }

    @Test
    void marking_executorIsShutDown_runsElsewhere() {
        CompletableFuture<String> seen = new CompletableFuture<>();
        Executor shutDown = task -> {
            throw new RejectedExecutionException("shut down");
        };
        CallbackThreads.marking(shutDown)
                .execute(() -> seen.complete(Thread.currentThread().getName()));

        assertTrue(join(seen).startsWith("connections4j-callback-"), join(seen));
    }

    @Test
    void executor_threads_areDaemons() {
        CompletableFuture<Boolean> daemon = new CompletableFuture<>();
        CallbackThreads.executor()
                .execute(() -> daemon.complete(Thread.currentThread().isDaemon()));

        assertTrue(join(daemon));
    }

    private static CompletableFuture<Boolean> started(String name) {
        CompletableFuture<Boolean> seen = new CompletableFuture<>();
        new Thread(() -> seen.complete(CallbackThreads.isCurrent()), name).start();
        return seen;
    }

    private static <T> T join(CompletableFuture<T> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
