package dev.connections4j.jmh.scale;

import dev.connections4j.jmh.Heap;
import dev.connections4j.jmh.ThreadCount;
import dev.connections4j.jmh.clients.Client;
import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.clients.Named;
import dev.connections4j.jmh.server.BenchTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Opens many connections in one JVM, and prints seconds, threads with one and with all, and heap bytes for each one more. */
final class ScaleMain {
    private ScaleMain() {}

    /** Arguments: who connects, and how many times. */
    public static void main(String[] arguments) throws Exception {
        BenchTarget target = BenchTarget.ofThisJvm();
        ClientKind kind = ClientKind.valueOf(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        Client client = kind.create();
        List<Object> kept = new ArrayList<>(List.of(client.connect(target)));
        int threads = ThreadCount.settled();
        long heap = Heap.usedAfterCollection();
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
        int threadsNow = ThreadCount.settled();
        long heapNow = Heap.usedAfterCollection();
        System.out.println(seconds + " " + threads + " " + threadsNow + " " + (heapNow - heap) / (double) count + " "
                + kept.size());
        System.exit(0);
    }
}
