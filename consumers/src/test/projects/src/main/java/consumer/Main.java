package consumer;

import dev.connections4j.Connection;
import dev.connections4j.Connections;
import java.time.Duration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Connects by alias, with whatever transport is there, and says over which. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Connections.addConnection("books", p -> p.uri(arguments[0]).timeout(Duration.ofMinutes(2)));
        Connection books = Connections.connect("books");
        System.out.println("connected over " + books.transport() + " to " + books.serverVersion() + ", "
                + books.channel().authority() + ", " + (Main.class.getModule().isNamed() ? "modules" : "class path"));
        System.out.println("native epoll: " + hasLoaded("netty_transport_native_epoll"));
        Connections.disconnect("books");
        System.out.println("threads that keep the JVM: " + threadsThatKeepTheJvm());
    }

    private static List<String> threadsThatKeepTheJvm() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon() && thread != Thread.currentThread())
                .map(Thread::getName)
                .toList();
    }

    private static boolean hasLoaded(String library) throws IOException {
        return Files.readString(Path.of("/proc/self/maps"), StandardCharsets.ISO_8859_1).contains(library);
    }
}
