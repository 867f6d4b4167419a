package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.standin.RecordedCall;
import dev.connections4j.testkit.eager.EndingServer;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Calls of several threads, unary ones and streams, each with an identifier that the server counts. */
final class CountedCalls {
    private static final int THREADS = 8;
    /** Fewer than a server's log keeps. */
    private static final int MOST_CALLS = 9_000;

    private final Channel channel;
    private final AtomicInteger begun = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    private CountedCalls(Channel channel) {
        this.channel = channel;
    }

    /** Calls until it is enough, and waits for the last ones. */
    static CountedCalls until(BooleanSupplier enough, Channel channel) throws ExecutionException {
        return until(enough, 0, channel);
    }

    /** The same, each thread with a pause after each of its calls. */
    static CountedCalls until(BooleanSupplier enough, int pauseMillis, Channel channel) throws ExecutionException {
        CountedCalls calls = new CountedCalls(channel);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                all.add(threads.submit(() -> {
                    while (!enough.getAsBoolean() && calls.failures.isEmpty() && calls.begun.get() < MOST_CALLS) {
                        calls.one(calls.begun.incrementAndGet());
                        TimeUnit.MILLISECONDS.sleep(pauseMillis);
                    }
                    return null;
                }));
            }
            for (Future<?> thread : all) {
                ContractPart.outcome(thread);
            }
        } finally {
            threads.shutdownNow();
        }
        return calls;
    }

    private void one(int number) {
        String id = Integer.toString(number);
        Channel counted = Calls.withHeader(channel, EndingServer.CALL_ID, id);
        try {
            if (number % 4 == 0) {
                Chat chat = Chat.open(counted);
                chat.say("second");
                chat.finish();
                assertEquals(Status.OK, chat.end());
            } else {
                assertEquals("hello", Calls.echo(counted, CallOptions.DEFAULT));
            }
        } catch (RuntimeException | AssertionError e) {
            failures.add("call " + id + ": " + e);
        }
    }

    /** No call failed, and the service handled each of them exactly once. */
    void assertHandledOnce(Map<String, Integer> handled) {
        assertEquals(List.of(), List.copyOf(failures));
        Map<String, Integer> others = new TreeMap<>(handled);
        for (int i = 1; i <= begun.get(); i++) {
            assertEquals(1, others.remove(Integer.toString(i)), "call " + i);
        }
        others.remove(""); // Connect
        assertEquals(Map.of(), others);
    }

    /** How often each call came to a server, by its identifier. */
    static Map<String, Integer> handled(List<RecordedCall> calls) {
        Map<String, Integer> handled = new TreeMap<>();
        calls.forEach(call -> call.header(EndingServer.CALL_ID).forEach(id -> handled.merge(id, 1, Integer::sum)));
        return handled;
    }
}
