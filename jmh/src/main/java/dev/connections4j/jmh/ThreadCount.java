package dev.connections4j.jmh;

import dev.connections4j.standin.MilvusStandIn;
import java.util.concurrent.TimeUnit;

/** How many threads this JVM has. */
public final class ThreadCount {
    /** gRPC's shared pools, whose threads come as they are needed and go when they have been idle for a minute. */
    private static final String POOLED = "grpc-default-executor";

    private static final int SETTLED_LOOKS = 20;
    private static final int MOST_LOOKS = 150;

    private ThreadCount() {}

    /** How many there are once none goes any more: those of pools do when they have been idle for a second. Those of a stand-in server do not count. */
    public static int settled() throws InterruptedException {
        int fewest = Integer.MAX_VALUE;
        int unchanged = 0;
        for (int i = 0; i < MOST_LOOKS && unchanged < SETTLED_LOOKS; i++) {
            int now = present();
            unchanged = now < fewest ? 0 : unchanged + 1;
            fewest = Math.min(fewest, now);
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return fewest;
    }

    private static int present() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.startsWith(POOLED) && !name.startsWith(MilvusStandIn.THREAD_PREFIX))
                .count();
    }
}
