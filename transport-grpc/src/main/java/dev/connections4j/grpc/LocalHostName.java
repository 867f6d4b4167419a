package dev.connections4j.grpc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The name of this host. Java's own look-up may take seconds on a badly set-up host: it is made once, aside, and a
 * connect before it ends goes without the name.
 */
final class LocalHostName {
    private static final Path KERNEL_NAME = Path.of("/proc/sys/kernel/hostname");

    private static volatile String name = environment("HOSTNAME")
            .or(() -> environment("COMPUTERNAME"))
            .or(LocalHostName::ofLinux)
            .orElse("");

    static {
        if (name.isEmpty()) {
            BlockingWork.NAME_LOOKUP.execute(LocalHostName::lookUp);
        }
    }

    private LocalHostName() {}

    static String known() {
        return name;
    }

    private static void lookUp() {
        try {
            name = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            System.getLogger(LocalHostName.class.getName())
                    .log(System.Logger.Level.DEBUG, "this host has no name that resolves: Connect goes without it", e);
        }
    }

    /** What the kernel says, without a look-up. */
    private static Optional<String> ofLinux() {
        try {
            return Optional.of(Files.readString(KERNEL_NAME).trim()).filter(v -> !v.isEmpty());
        } catch (IOException e) {
            return Optional.empty(); // not Linux
        }
    }

    private static Optional<String> environment(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(v -> !v.isBlank());
    }
}
