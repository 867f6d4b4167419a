package dev.connections4j.grpc;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A name service that does not answer: every thread that may ask it waits. */
public final class HangingLookups {
    private HangingLookups() {}

    /** What is to be seen meanwhile. */
    public interface Body {
        void run() throws Exception;
    }

    /** They hang until {@code body} has ended. */
    public static void during(Body body) throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(BlockingWork.MAX_THREADS);
        try {
            for (int i = 0; i < BlockingWork.MAX_THREADS; i++) {
                BlockingWork.NAME_LOOKUP.execute(() -> {
                    busy.countDown();
                    await(end);
                });
            }
            await(busy);
            body.run();
        } finally {
            end.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("waited in vain: " + latch);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
