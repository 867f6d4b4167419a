package dev.connections4j.testkit.faults;

import dev.connections4j.standin.MilvusStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this process holds: sockets, pollers and other open files, where the system tells, and threads; less the test servers' own threads,
 * those of gRPC's and the JDK's shared pools, which come and go by themselves, and what class loading and random numbers keep open. A thread of
 * a pool that ends when idle is counted while it has work; that all of them end is asked once, after the last row: {@link #resting()}.
 *
 * @param sockets descriptors of sockets
 * @param pollers descriptors of event polls and what wakes them
 * @param files other descriptors
 * @param threads names with numbers cut off, and how many of each
 */
public record ResourceSnapshot(int sockets, int pollers, int files, TreeMap<String, Long> threads) {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Pattern KEPT = Pattern.compile(".*\\.jar|.*/modules|/dev/.*|/proc/.*");
    private static final Set<String> NOT_OURS = Set.of(
            MilvusStandIn.THREAD_PREFIX,
            "grpc-default-executor-",
            "ForkJoinPool",
            "surefire",
            "process reaper",
            "junit-");
    private static final Set<String> POOLS = Set.of(
            "connections4j-callback-",
            "connections4j-lookup-",
            "connections4j-opening-",
            "connections4j-diagnosis-",
            "grpc-shared-destroyer-",
            "grpc-timer-",
            "globalEventExecutor-");

    /** Where a thread of the JDK's pools, and Netty's one for all, waits for work. */
    private static final Set<String> WAITING = Set.of(
            "java.util.concurrent.ThreadPoolExecutor.getTask", "io.netty.util.concurrent.GlobalEventExecutor.takeTask");

    /** The JVM's own, as long as it lives, once somebody looked into it from outside (jstack): a thread and the socket it listens on. */
    private static final String ATTACHED = "Attach Listener";

    /**
     * What it holds now.
     *
     * @return counted anew
     */
    public static ResourceSnapshot now() {
        TreeMap<String, Long> threads = names(entry -> !isResting(entry));
        int attached = threads.remove(ATTACHED) == null ? 0 : 1;
        List<String> descriptors = descriptors();
        int sockets = count(descriptors, "socket:") - attached;
        int pollers = count(descriptors, "anon_inode:");
        int kept = (int) descriptors.stream()
                .filter(target -> KEPT.matcher(target).matches())
                .count();
        return new ResourceSnapshot(sockets, pollers, descriptors.size() - sockets - pollers - kept, threads);
    }

    /** The threads of pools that have no work, and are to end by themselves. */
    static TreeMap<String, Long> resting() {
        return names(ResourceSnapshot::isResting);
    }

    private static TreeMap<String, Long> names(Predicate<Map.Entry<Thread, StackTraceElement[]>> which) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().isAlive())
                .filter(which)
                .map(entry -> entry.getKey().getName())
                .filter(name -> NOT_OURS.stream().noneMatch(name::startsWith))
                .map(name -> name.replaceAll("\\d+", "N"))
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    }

    private static boolean isResting(Map.Entry<Thread, StackTraceElement[]> thread) {
        return POOLS.stream().anyMatch(thread.getKey().getName()::startsWith)
                && Stream.of(thread.getValue())
                        .anyMatch(frame -> WAITING.contains(frame.getClassName() + "." + frame.getMethodName()));
    }

    private static int count(List<String> descriptors, String kind) {
        return (int)
                descriptors.stream().filter(target -> target.startsWith(kind)).count();
    }

    private static List<String> descriptors() {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(DESCRIPTORS)) {
            return all.map(ResourceSnapshot::target)
                    .filter(target -> !target.isEmpty())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Whether there is nothing more than before, and than the sockets that a server keeps.
     *
     * @param before what was held before
     * @param held how many sockets a server in this process keeps
     * @return true if nothing is left
     */
    public boolean within(ResourceSnapshot before, int held) {
        return sockets <= before.sockets + held
                && pollers <= before.pollers
                && files <= before.files
                && threads.entrySet().stream()
                        .allMatch(e -> e.getValue() <= before.threads.getOrDefault(e.getKey(), 0L));
    }
}
