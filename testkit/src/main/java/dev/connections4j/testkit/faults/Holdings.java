package dev.connections4j.testkit.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this process holds: sockets, pollers and other open files, where the system tells, and threads; less the test servers' own threads,
 * those of gRPC's and the JDK's shared pools, which come and go by themselves, and what class loading and random numbers keep open.
 *
 * @param sockets descriptors of sockets
 * @param pollers descriptors of event polls and what wakes them
 * @param files other descriptors
 * @param threads names with numbers cut off, and how many of each
 */
record Holdings(int sockets, int pollers, int files, TreeMap<String, Long> threads) {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Pattern KEPT = Pattern.compile(".*\\.jar|.*/modules|/dev/.*|/proc/.*");
    private static final Set<String> NOT_OURS = Set.of(
            "milvus-stand-in-", "grpc-default-executor-", "ForkJoinPool", "surefire", "process reaper", "junit-");

    static Holdings now() {
        TreeMap<String, Long> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> NOT_OURS.stream().noneMatch(name::startsWith))
                .map(name -> name.replaceAll("\\d+", "N"))
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        List<String> descriptors = descriptors();
        int sockets = count(descriptors, "socket:");
        int pollers = count(descriptors, "anon_inode:");
        int kept = (int) descriptors.stream()
                .filter(target -> KEPT.matcher(target).matches())
                .count();
        return new Holdings(sockets, pollers, descriptors.size() - sockets - pollers - kept, threads);
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
            return all.map(Holdings::target).filter(target -> !target.isEmpty()).toList();
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

    /** Whether there is nothing more than before, and than the sockets that a server keeps. */
    boolean within(Holdings before, int held) {
        return sockets <= before.sockets + held
                && pollers <= before.pollers
                && files <= before.files
                && threads.entrySet().stream()
                        .allMatch(e -> e.getValue() <= before.threads.getOrDefault(e.getKey(), 0L));
    }
}
