package dev.connections4j.cli;

import static dev.connections4j.cli.DoctorTest.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.testkit.servers.RealServers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LentLiteTest {
    private static final String FALLBACK = "connections4j.lite.fallback";

    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        System.clearProperty(FALLBACK);
    }

    @Test
    void doctor_pathOfMilvusLite_isServedByTheOneThatTheDemoInstalls() {
        Path installed = RealServers.liteCommand();
        DemoServer.lendLite();
        assertEquals(installed.toString(), System.getProperty(FALLBACK));
        Command.Ran ran = new Command(folder)
                .run("doctor", "--json", "--uri", "books.db", "--transport", "netty", "--timeout", "60");
        assertEquals(0, ran.exit(), ran.all());
        assertTrue(seen(ran, "endpoint").endsWith("books.db is served"), ran.out());
    }

    @Test
    void lendLite_userNamedOne_leavesItThat() {
        System.setProperty(FALLBACK, "/own/milvus-lite");
        DemoServer.lendLite();
        assertEquals("/own/milvus-lite", System.getProperty(FALLBACK));
    }
}
