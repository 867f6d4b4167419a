package dev.connections4j.standin.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a program from outliving this JVM. The shell that starts it becomes it, so the process id is the program's own;
 * a small second shell waits for the end of the pipe that this JVM holds open. The pipe ends when the program has ended,
 * or with the JVM, killed or not: then the program is killed if it is still there, with its process group if it leads
 * one, and its folder removed.
 *
 * <p>A death signal from the kernel would not do: it comes with the end of the thread that started the program.
 */
final class ProcessWatchdog {
    private static final String SCRIPT = """
            folder=$1; shift
            exec 3<&0 </dev/null
            ( trap '' HUP INT TERM; cd /; exec >/dev/null 2>&1
              while read -r ignored; do :; done
              kill -KILL -$$
              kill -KILL $$
              tries=0
              while kill -0 $$ && [ $tries -lt 50 ]; do tries=$((tries + 1)); sleep 0.1; done
              [ -z "$folder" ] || rm -rf "$folder"
            ) <&3 3<&- &
            exec 3<&-
            exec "$@"
            """;

    private ProcessWatchdog() {}

    /** The command on a leash; nothing is removed after it. */
    static List<String> on(List<String> command) {
        return on("", command);
    }

    /** The command on a leash, with the folder that is removed once it has ended. */
    static List<String> on(Path folder, List<String> command) {
        return on(folder.toAbsolutePath().toString(), command);
    }

    private static List<String> on(String folder, List<String> command) {
        List<String> leashed = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "connections4j-leash", folder));
        leashed.addAll(command);
        return List.copyOf(leashed);
    }
}
