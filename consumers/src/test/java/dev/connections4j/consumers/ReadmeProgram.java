package dev.connections4j.consumers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The program that the README shows, as it stands there.
 *
 * @param files by their paths
 * @param commands of the console block behind the files
 */
record ReadmeProgram(Map<String, String> files, List<String> commands) {
    private static final Pattern FILE = Pattern.compile("(?ms)^`([\\w./-]+)`\\n\\n```\\w+\\n(.*?)^```$");
    private static final Pattern CONSOLE = Pattern.compile("(?ms)\\G\\s*^```console\\n(.*?)^```$");

    static ReadmeProgram read(Path readme) {
        String text;
        try {
            text = Files.readString(readme);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> files = new LinkedHashMap<>();
        var file = FILE.matcher(text);
        int end = 0;
        while (file.find()) {
            files.put(file.group(1), file.group(2));
            end = file.end();
        }
        var console = CONSOLE.matcher(text);
        if (files.isEmpty() || !console.find(end)) {
            throw new IllegalStateException(readme + " shows no files with commands after them, but " + files.keySet());
        }
        return new ReadmeProgram(
                files,
                console.group(1)
                        .lines()
                        .map(line -> line.substring("$ ".length()))
                        .toList());
    }

    /** Writes the files into this folder, which need not be there. */
    void write(Path project) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = project.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    /** The arguments of the command that begins so. */
    List<String> argumentsOf(String program) {
        return commands.stream()
                .filter(command -> command.startsWith(program + " "))
                .map(command -> List.of(command.substring(program.length() + 1).split(" ", -1)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + program + " among " + commands));
    }
}
