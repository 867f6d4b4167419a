package dev.connections4j.jmh.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/**
 * What a run ran on.
 *
 * @param date the day
 * @param cpu its processor's name
 * @param cores how many of it the JVM has
 * @param memoryGigabytes its memory
 * @param system the operating system
 * @param java the JVM
 * @param loadAtStart the load average of the last minute before the run; negative where there is none
 */
public record Machine(
        String date, String cpu, int cores, long memoryGigabytes, String system, String java, double loadAtStart) {
    /** This one. */
    public static Machine present() {
        return new Machine(
                LocalDate.now(ZoneOffset.UTC).toString(),
                line("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                memory(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static long memory() {
        String kilobytes = line("/proc/meminfo", "MemTotal").replaceAll("\\D", "");
        return kilobytes.isEmpty() ? 0 : Math.round(Long.parseLong(kilobytes) / 1048576.0);
    }

    private static String line(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException notLinux) {
            return "";
        }
    }

    /** For people. */
    public String describe() {
        return cores + " cores" + (cpu.isEmpty() ? "" : " of " + cpu) + ", " + memoryGigabytes + " GB, " + system + ", "
                + java + "; load before the run " + Numbers.of(loadAtStart);
    }
}
