package dev.connections4j.standin.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.standin.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MilvusLiteServerTest {
    @Test
    void lite_shared_runsTheCommandOfItsEnvironment() throws Exception {
        MilvusLiteServer server = RealServers.lite();
        Path command = RealServers.liteCommand();
        assertTrue(server.process().isAlive());
        assertTrue(MilvusServerTest.accepts(server.port()));
        assertTrue(Files.isExecutable(command));
        assertEquals("milvus-lite", command.getFileName().toString());
        assertEquals("Milvus Lite on 127.0.0.1:" + server.port(), server.toString());
    }

    @Test
    void jvmKilled_serverStarted_serverAndFolderAreGone() throws Exception {
        RealServers.liteCommand();
        Process jvm = OtherJvm.start(StartAndWait.class);
        try (BufferedReader output = jvm.inputReader(StandardCharsets.UTF_8)) {
            List<String> started = List.of(output.readLine().split(" "));
            int port = Integer.parseInt(started.get(0));
            Path folder = Path.of(started.get(1));
            assertTrue(MilvusServerTest.accepts(port));
            assertTrue(Files.exists(folder));

            jvm.destroyForcibly();

            Await.until("the server ends with the JVM that started it", () -> refuses(port));
            Await.until("its folder is removed", () -> !Files.exists(folder));
        } finally {
            jvm.destroyForcibly();
        }
    }

    @Test
    void jvmOfATest_whoseStarterIsGone_endsWithItsServer() throws Exception {
        RealServers.liteCommand();
        Process jvm = OtherJvm.start(StartAndWait.class);
        try (BufferedReader output = jvm.inputReader(StandardCharsets.UTF_8)) {
            List<String> started = List.of(output.readLine().split(" "));
            int port = Integer.parseInt(started.get(0));

            jvm.getOutputStream().close();

            Await.until("the JVM ends with whoever started it", () -> !jvm.isAlive());
            Await.until("the server ends with the JVM that started it", () -> refuses(port));
        } finally {
            jvm.destroyForcibly();
        }
    }

    private static boolean refuses(int port) {
        try {
            return !MilvusServerTest.accepts(port);
        } catch (IOException e) {
            return true;
        }
    }

    /** What runs in the JVM that is killed. */
    static final class StartAndWait {
        private StartAndWait() {}

        public static void main(String[] arguments) throws Exception {
            MilvusLiteServer server = MilvusLiteServer.start();
            System.out.println(server.port() + " " + server.folder());
            OtherJvm.awaitEndOfStarter();
        }
    }
}
