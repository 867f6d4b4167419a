package dev.connections4j.standin.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a class of these tests in a JVM of its own. */
final class OtherJvm {
    private OtherJvm() {}

    /** In that JVM: returns when the pipe from whoever started it ends, as it does however that one ends. */
    static void awaitEndOfStarter() throws IOException {
        System.in.transferTo(OutputStream.nullOutputStream());
    }

    static Process start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-D" + CacheFolder.PROPERTY + "=" + CacheFolder.locate(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
