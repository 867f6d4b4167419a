package dev.connections4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.connections4j.standin.MilvusStandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecretOptionsTest {
    private static final String CANARY = "canary-7f3a";

    @TempDir
    Path folder;

    private MilvusStandIn server = MilvusStandIn.builder().build();

    @BeforeEach
    void start() throws IOException {
        server = MilvusStandIn.builder().user("ann", CANARY).start();
        Files.writeString(folder.resolve("token"), "ann:" + CANARY + "\n");
        Files.writeString(folder.resolve("password"), CANARY + "\r\n");
        Files.writeString(folder.resolve("marked"), "\uFEFFann:" + CANARY);
        Files.writeString(folder.resolve("utf16"), "\uFEFFann:" + CANARY + "\r\n", StandardCharsets.UTF_16LE);
        Files.writeString(folder.resolve("unmarked"), "ann:" + CANARY, StandardCharsets.UTF_16LE);
        Files.writeString(folder.resolve("latin1"), CANARY + "ä", StandardCharsets.ISO_8859_1);
        Files.writeString(folder.resolve("empty"), "\n");
        Files.writeString(folder.resolve("two"), CANARY + "\n" + CANARY + "\n");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "--token ann:canary-7f3a",
        "--token-file token",
        "--token-file marked",
        "--token-file utf16",
        "--token-env TOKEN",
        "--token-file -",
        "--user ann --password canary-7f3a",
        "--user ann --password-file password",
        "--user=ann --password-env=PASSWORD",
    })
    void secret_fromEachSource_letsIn(String options) {
        Command.Ran ran = run("ping --json --transport okhttp --address " + server.address() + " " + options);
        assertEquals(0, ran.exit(), ran.all());
        assertFalse(ran.all().contains(CANARY), ran.all());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--token-file canary-7f3a | the file that --token-file names cannot be read",
                "--token-env canary-7f3a | the environment variable that --token-env names is not set",
                "--token canary-7f3a --token-file token | give only one of --token and --token-file",
                "--token-file token --token-env TOKEN | give only one of --token-file and --token-env",
                "--token-env QUOTED | the environment variable that --token-env names is in quotes: leave them out, for docker"
                        + " run --env-file, systemd and others make them a part of the value",
                "--token-file empty | what --token-file names is empty",
                "--token-file unmarked | what --token-file names is not UTF-8, or UTF-16 with a byte order mark",
                "--password-file latin1 | what --password-file names is not UTF-8, or UTF-16 with a byte order mark",
                "--token-file two | what --token-file names has more than one line",
                "--token-file - --password-file - | only one of --password-file and --token-file can read standard input",
            })
    void secret_askedForWrongly_saysWhichAndShowsNone(String options, String message) {
        Command.Ran ran = run("explain --address a:1 " + options);
        assertEquals(2, ran.exit());
        assertEquals("✗ " + message + "\n", ran.err());
        Command.Ran json = run("explain --json --address a:1 " + options);
        assertEquals("INVALID_PARAMETER", json.line().get("reason").getAsString());
        assertFalse((ran.all() + json.all()).contains(CANARY));
    }

    @Test
    void explain_secrets_areHidden() {
        Command.Ran ran = run("explain --uri http://ann:" + CANARY + "@h:1 --proxy-address http://p:" + CANARY
                + "@proxy:1 --option key=" + CANARY);
        assertEquals(0, ran.exit(), ran.all());
        assertFalse(ran.all().contains(CANARY), ran.all());
    }

    private Command.Ran run(String arguments) {
        return new Command(folder)
                .environment("TOKEN", "ann:" + CANARY)
                .environment("PASSWORD", CANARY)
                .environment("QUOTED", "\"ann:" + CANARY + "\"")
                .input("ann:" + CANARY)
                .run(arguments.split(" "));
    }
}
