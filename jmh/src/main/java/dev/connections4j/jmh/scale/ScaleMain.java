package dev.connections4j.jmh.scale;

import dev.connections4j.jmh.clients.Client;
import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.clients.Named;
import dev.connections4j.jmh.server.BenchTarget;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Opens many connections in one JVM, and prints seconds, threads with one and with all, and heap bytes for each one more. */
final class ScaleMain {
    private static final String POOLED = "grpc-default-executor";
    private static final int SETTLED_LOOKS = 20;
    private static final int MOST_LOOKS = 150;

    private ScaleMain() {}

    /** Arguments: who connects, and how many times. */
    public static void main(String[] arguments) throws Exception {
        BenchTarget target = BenchTarget.ofThisJvm();
        ClientKind kind = ClientKind.valueOf(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        Client client = kind.create();
        List<Object> kept = new ArrayList<>(List.of(client.connect(target)));
        int threads = settledThreads();
        long heap = heapAfterCollection();
        long start = System.nanoTime();
        if (client instanceof Named named) {
            List<String> aliases =
                    IntStream.range(0, count).mapToObj(i -> "scale-" + i).toList();
            aliases.forEach(alias -> named.registry().addConnection(alias, named.parameters(target)));
            kept.add(named.registry().connectAll(aliases));
        } else {
            for (int i = 0; i < count; i++) {
                kept.add(client.connect(target));
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        int threadsNow = settledThreads();
        long heapNow = heapAfterCollection();
        System.out.println(seconds + " " + threads + " " + threadsNow + " " + (heapNow - heap) / (double) count + " "
                + kept.size());
        System.exit(0);
    }

    /** How many there are once none goes any more: those of pools do when they have been idle for a second. */
    private static int settledThreads() throws InterruptedException {
        int fewest = Integer.MAX_VALUE;
        int unchanged = 0;
        for (int i = 0; i < MOST_LOOKS && unchanged < SETTLED_LOOKS; i++) {
            int now = threads();
            unchanged = now < fewest ? 0 : unchanged + 1;
            fewest = Math.min(fewest, now);
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return fewest;
    }

    /** Not those of gRPC's shared pool, which come as they are needed and go when they have been idle for a minute. */
    private static int threads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith(POOLED))
                .count();
    }

    private static long heapAfterCollection() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            used = Math.min(
                    used,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return used;
    }
}
