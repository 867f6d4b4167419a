package dev.connections4j.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeferredCallTest {
    private final DeferredCall<String, String> deferred = deferred(CallOptions.DEFAULT);
    private final Real real = new Real();
    private final Ear ear = new Ear();

    private static DeferredCall<String, String> deferred(CallOptions options) {
        return new DeferredCall<>(options, Runnable::run, "the token");
    }

    /** Notes what it is asked. */
    private static final class Real extends ClientCall<String, String> {
        final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
        Listener<String> listener = new Ear();
        boolean ready;

        @Override
        public void start(Listener<String> responseListener, Metadata headers) {
            asked.add("start");
            listener = responseListener;
        }

        @Override
        public void request(int numMessages) {
            asked.add("request " + numMessages);
        }

        @Override
        public void cancel(String message, Throwable cause) {
            asked.add("cancel " + message);
        }

        @Override
        public void halfClose() {
            asked.add("halfClose");
        }

        @Override
        public void sendMessage(String message) {
            asked.add("send " + message);
        }

        @Override
        public void setMessageCompression(boolean enabled) {
            asked.add("compress " + enabled);
        }

        @Override
        public boolean isReady() {
            return ready;
        }
    }

    private static final class Ear extends ClientCall.Listener<String> {
        final List<Status> closes = new ArrayList<>();
        final CompletableFuture<Status> first = new CompletableFuture<>();

        @Override
        public void onClose(Status status, Metadata trailers) {
            closes.add(status);
            first.complete(status);
        }

        Status only() {
            assertEquals(1, closes.size(), closes.toString());
            return closes.get(0);
        }
    }

    @Test
    void setCall_afterEverything_handsOnInOrder() {
        deferred.start(ear, new Metadata());
        deferred.request(2);
        deferred.setMessageCompression(true);
        deferred.sendMessage("a");
        deferred.halfClose();
        assertTrue(deferred.setCall(() -> real));
        assertEquals(List.of("start", "request 2", "compress true", "send a", "halfClose"), List.copyOf(real.asked));
        deferred.request(1);
        deferred.cancel("enough", null);
        assertTrue(real.asked.containsAll(List.of("request 1", "cancel enough")));
        real.listener.onClose(Status.OK, new Metadata());
        assertTrue(ear.only().isOk());
    }

    @Test
    void setCall_beforeStart_passesThrough() {
        assertTrue(deferred.setCall(() -> real));
        deferred.start(ear, new Metadata());
        deferred.sendMessage("a");
        assertEquals(List.of("start", "send a"), List.copyOf(real.asked));
    }

    @Test
    void setCall_twice_fails() {
        deferred.setCall(() -> real);
        IllegalStateException thrown =
                assertThrows(IllegalStateException.class, () -> deferred.setCall(() -> new Real()));
        assertEquals("the call was handed over already", thrown.getMessage());
    }

    @Test
    void setCall_makerThrows_endsWithWhatItStandsFor() {
        deferred.start(ear, new Metadata());
        deferred.setCall(() -> {
            throw Status.UNAUTHENTICATED.withDescription("no token").asRuntimeException();
        });
        assertEquals(Status.Code.UNAUTHENTICATED, ear.only().getCode());
        deferred.request(1);
        deferred.cancel("late", null);
        assertEquals(1, ear.closes.size());
    }

    @Test
    void setCall_inTheCallersContext_makesTheRealCall() {
        Context.Key<String> key = Context.key("who");
        Context context = Context.current().withValue(key, "caller");
        List<String> seen = new ArrayList<>();
        DeferredCall<String, String> call = contextCall(context);
        call.setCall(() -> {
            seen.add(key.get());
            return real;
        });
        assertEquals(List.of("caller"), seen);
    }

    private static DeferredCall<String, String> contextCall(Context context) {
        List<DeferredCall<String, String>> made = new ArrayList<>();
        context.run(() -> made.add(deferred(CallOptions.DEFAULT)));
        return made.get(0);
    }

    @Test
    void fail_waiting_endsOnceAndMakesNoCall() {
        deferred.start(ear, new Metadata());
        assertTrue(deferred.fail(Status.UNAVAILABLE.withDescription("gone")));
        assertFalse(deferred.fail(Status.INTERNAL));
        assertFalse(deferred.setCall(() -> real));
        deferred.cancel("late", null);
        assertEquals("gone", ear.only().getDescription());
        assertTrue(real.asked.isEmpty());
    }

    @Test
    void fail_beforeStart_endsTheCallAtItsStart() {
        deferred.fail(Status.UNAVAILABLE.withDescription("gone"));
        deferred.start(ear, new Metadata());
        assertEquals("gone", ear.only().getDescription());
    }

    @Test
    void fail_handedOver_changesNothing() {
        deferred.start(ear, new Metadata());
        deferred.setCall(() -> real);
        assertFalse(deferred.fail(Status.UNAVAILABLE));
        assertTrue(ear.closes.isEmpty());
    }

    @Test
    void cancel_waiting_endsCancelledWithItsWords() {
        AtomicInteger told = new AtomicInteger();
        deferred.whenClosed(told::incrementAndGet);
        deferred.start(ear, new Metadata());
        deferred.cancel("enough", null);
        assertEquals(Status.Code.CANCELLED, ear.only().getCode());
        assertEquals("enough", ear.only().getDescription());
        assertEquals(1, told.get());
    }

    @Test
    void deadline_waiting_endsTheCallAndSaysForWhatItWaited() throws Exception {
        DeferredCall<String, String> call = deferred(CallOptions.DEFAULT.withDeadlineAfter(1, TimeUnit.MILLISECONDS));
        call.start(ear, new Metadata());
        Status status = ear.first.get(30, TimeUnit.SECONDS);
        assertEquals(Status.Code.DEADLINE_EXCEEDED, status.getCode());
        assertEquals("the deadline passed while the call waited for the token", status.getDescription());
        assertFalse(call.setCall(() -> real));
    }

    @Test
    void context_cancelledWhileWaiting_endsTheCall() {
        Context.CancellableContext context = Context.current().withCancellation();
        DeferredCall<String, String> call = contextCall(context);
        call.start(ear, new Metadata());
        context.cancel(null);
        assertEquals(Status.Code.CANCELLED, ear.only().getCode());
    }

    @Test
    void isReady_startedRealCall_answersForIt() {
        deferred.start(ear, new Metadata());
        assertFalse(deferred.isReady());
        real.ready = true;
        deferred.setCall(() -> real);
        assertTrue(deferred.isReady());
    }

    @Test
    void callExecutor_given_runsTheListener() {
        List<Runnable> queued = new ArrayList<>();
        DeferredCall<String, String> call = deferred(CallOptions.DEFAULT.withExecutor(queued::add));
        call.start(ear, new Metadata());
        call.fail(Status.UNAVAILABLE);
        assertTrue(ear.closes.isEmpty());
        queued.get(0).run();
        assertSame(Status.Code.UNAVAILABLE, ear.only().getCode());
    }

    @Test
    void setCall_whileMessagesAreSent_keepsTheirOrder() throws Exception {
        for (int round = 0; round < 200; round++) {
            DeferredCall<String, String> call = deferred(CallOptions.DEFAULT);
            Real target = new Real();
            CountDownLatch go = new CountDownLatch(1);
            Thread setter = new Thread(() -> {
                await(go);
                call.setCall(() -> target);
            });
            setter.start();
            call.start(new Ear(), new Metadata());
            go.countDown();
            for (int i = 0; i < 100; i++) {
                call.sendMessage(String.valueOf(i));
            }
            setter.join();
            List<String> expected = new ArrayList<>(List.of("start"));
            IntStream.range(0, 100).forEach(i -> expected.add("send " + i));
            assertEquals(expected, List.copyOf(target.asked));
        }
    }

    @Test
    void setCall_againstCancel_endsExactlyOneWay() throws Exception {
        for (int round = 0; round < 500; round++) {
            DeferredCall<String, String> call = deferred(CallOptions.DEFAULT);
            Real target = new Real();
            Ear own = new Ear();
            CountDownLatch go = new CountDownLatch(1);
            Thread setter = new Thread(() -> {
                await(go);
                call.setCall(() -> target);
            });
            setter.start();
            call.start(own, new Metadata());
            go.countDown();
            call.cancel("enough", null);
            setter.join();
            boolean ended = own.closes.size() == 1 && target.asked.isEmpty();
            boolean handedOn =
                    own.closes.isEmpty() && List.copyOf(target.asked).equals(List.of("start", "cancel enough"));
            assertTrue(ended || handedOn, own.closes + " " + target.asked);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
