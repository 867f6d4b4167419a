package dev.connections4j.testkit.contract;

import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this process holds: open sockets and pollers, where the system tells, and threads, less the test servers' own and those of
 * gRPC's and the JDK's shared pools, which come and go by themselves.
 *
 * @param sockets descriptors of sockets
 * @param pollers descriptors of event polls
 * @param threads names with numbers cut off, and how many of each
 */
record ProcessResources(int sockets, int pollers, TreeMap<String, Long> threads) {
    private static final int STEADY_TIMES = 300;
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Set<String> NOT_OURS = Set.of(
            MilvusStandIn.THREAD_PREFIX,
            "grpc-default-executor-",
            "grpc-shared-destroyer-",
            "grpc-timer-",
            "ForkJoinPool",
            "surefire",
            "process reaper");

    static ProcessResources now() {
        TreeMap<String, Long> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> NOT_OURS.stream().noneMatch(name::startsWith))
                .map(name -> name.replaceAll("\\d+", "N"))
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        return new ProcessResources(descriptors("socket:"), descriptors("anon_inode:[eventpoll]"), threads);
    }

    /** The same, once nothing has come or gone for a while: shared event loops of gRPC's end a second after their last user. */
    static ProcessResources steady() {
        ProcessResources[] last = {now()};
        int[] same = {0};
        Await.until("threads and sockets are steady", () -> {
            ProcessResources now = now();
            same[0] = now.equals(last[0]) ? same[0] + 1 : 0;
            last[0] = now;
            return same[0] >= STEADY_TIMES;
        });
        return last[0];
    }

    private static int descriptors(String kind) {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(DESCRIPTORS)) {
            return (int) all.filter(path -> target(path).startsWith(kind)).count();
        } catch (IOException e) {
            return 0;
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** Live threads, all names together. */
    int threadCount() {
        return threads.values().stream().mapToInt(Long::intValue).sum();
    }

    /** Whether there is nothing more than before. */
    boolean within(ProcessResources before) {
        return sockets <= before.sockets
                && pollers <= before.pollers
                && threads.entrySet().stream()
                        .allMatch(e -> e.getValue() <= before.threads.getOrDefault(e.getKey(), 0L));
    }
}
