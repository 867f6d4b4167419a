package dev.connections4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.standin.MilvusStandIn;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PingWaitTest {
    @TempDir
    Path folder;

    /** The server comes up once the command has said that it waits. */
    @Test
    void wait_serverThatComesUpLater_isConnected() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            server.stop();
            Starting err = new Starting(server);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            int exit = Cli.run(
                    new Command(folder).process(out, err),
                    "ping",
                    "--address",
                    server.address(),
                    "--transport",
                    "netty",
                    "--wait",
                    "--timeout",
                    "1m");
            assertEquals(0, exit, out + err.text());
            assertTrue(err.text().startsWith("waiting for 'default' at " + server.address() + ", "), err.text());
            assertTrue(err.text().contains(" s, last: REFUSED: "), err.text());
            assertTrue(
                    out.toString(StandardCharsets.UTF_8).contains("✓ default"), out.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void wait_serverThatNeverComes_givesUpAndAccounts() {
        MilvusStandIn server = MilvusStandIn.open();
        server.close();
        // Once without waiting: what the first connect of a JVM costs must not use up the time.
        new Command(folder).run("ping", "--address", server.address(), "--transport", "okhttp");
        Command.Ran ran = new Command(folder)
                .run(
                        "ping",
                        "--json",
                        "--wait",
                        "--timeout",
                        "2s",
                        "--address",
                        server.address(),
                        "--transport",
                        "okhttp");
        assertEquals(1, ran.exit());
        assertEquals("TIMED_OUT", ran.line().get("reason").getAsString());
        String message = ran.line().get("message").getAsString();
        assertTrue(message.contains("; gave up after the timeout of 2 s"), message);
        assertTrue(message.contains("last: REFUSED"), message);
    }

    @Test
    void wait_permanentFailure_endsAtOnce() {
        try (MilvusStandIn server =
                MilvusStandIn.builder().user("root", "Milvus").start()) {
            Command.Ran ran = new Command(folder)
                    .run(
                            "ping",
                            "--json",
                            "--wait",
                            "--timeout",
                            "1h",
                            "--address",
                            server.address(),
                            "--transport",
                            "okhttp");
            assertEquals(1, ran.exit());
            assertEquals("UNAUTHENTICATED", ran.line().get("reason").getAsString());
        }
    }

    private static final class Starting extends PrintStream {
        private final ByteArrayOutputStream bytes;
        private final MilvusStandIn server;
        private boolean isStarted;

        Starting(MilvusStandIn server) {
            this(server, new ByteArrayOutputStream());
        }

        private Starting(MilvusStandIn server, ByteArrayOutputStream bytes) {
            super(bytes, true, StandardCharsets.UTF_8);
            this.bytes = bytes;
            this.server = server;
        }

        @Override
        public void println(String line) {
            super.println(line);
            if (!isStarted) {
                isStarted = true;
                server.start();
            }
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
