package dev.connections4j.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the command as the shell would, with an environment, a folder and streams made by the test. */
final class Command {
    private final Map<String, String> environment = new HashMap<>();
    private final Path directory;
    private String input = "";

    Command(Path directory) {
        this.directory = directory;
    }

    Command environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Command input(String text) {
        input = text;
        return this;
    }

    Ran run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Cli.run(process(out, stream(err)), arguments);
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    ProcessContext process(ByteArrayOutputStream out, PrintStream err) {
        return new ProcessContext(
                Map.copyOf(environment),
                directory,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new Screen(stream(out), false, false),
                new Screen(err, false, false));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** What the command printed. */
    record Ran(int exit, String out, String err) {
        List<JsonObject> lines() {
            return out.lines()
                    .map(line -> JsonParser.parseString(line).getAsJsonObject())
                    .toList();
        }

        /** The one line there must be. */
        JsonObject line() {
            List<JsonObject> lines = lines();
            if (lines.size() != 1) {
                throw new AssertionError("one line was expected: " + out + err);
            }
            return lines.get(0);
        }

        String all() {
            return out + err;
        }
    }
}
