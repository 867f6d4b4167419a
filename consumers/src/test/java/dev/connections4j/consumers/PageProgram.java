package dev.connections4j.consumers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program that a page shows, as it stands there.
 *
 * @param files by their paths
 * @param commands of the console block behind the files
 * @param output what the block shows after the last command
 */
record PageProgram(Map<String, String> files, List<String> commands, List<String> output) {
    static final Pattern FILE = Pattern.compile("(?ms)^`([\\w./-]+)`\\n\\n```\\w+\\n(.*?)^```$");
    private static final Pattern CONSOLE = Pattern.compile("(?ms)\\G\\s*^```console\\n(.*?)^```$");

    private static final String PROMPT = "$ ";

    static PageProgram read(Path page) {
        String text;
        try {
            text = Files.readString(page);
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
            throw new IllegalStateException(page + " shows no files with commands after them, but " + files.keySet());
        }
        return new PageProgram(
                files,
                console.group(1)
                        .lines()
                        .filter(line -> line.startsWith(PROMPT))
                        .map(line -> line.substring(PROMPT.length()))
                        .toList(),
                console.group(1)
                        .lines()
                        .filter(line -> !line.startsWith(PROMPT))
                        .toList());
    }

    /** Writes the files into this folder, and nothing else is there then: jars of other versions beside those of now would not resolve. */
    void write(Path project) throws IOException {
        removeEarlierBuild(project);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = project.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static void removeEarlierBuild(Path project) throws IOException {
        if (Files.exists(project)) {
            try (Stream<Path> files = Files.walk(project)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Builds it by the page's own command, with these goals in place of those that it names: in the versions that this build has fetched. */
    void build(Path project, Map<String, List<String>> goals, String... more) throws IOException {
        List<String> arguments = new ArrayList<>();
        for (String argument : argumentsOf("mvn")) {
            arguments.addAll(goals.get(argument));
        }
        arguments.addAll(List.of(more));
        Built.maven(project, arguments);
    }

    /** Runs it by the page's own command, with another address. */
    Finished run(Jdk jdk, Path project, Map<String, String> environment, String address) {
        List<String> arguments = new ArrayList<>(argumentsOf("java"));
        int last = arguments.size() - 1;
        if (!arguments.get(last).equals("http://localhost:19530")) {
            throw new IllegalStateException("the last argument is no address: " + arguments);
        }
        arguments.set(last, address);
        Map<String, String> all = new HashMap<>(environment);
        all.put("MILVUS_CONN_TIMEOUT", "120"); // the machine may be busy
        return jdk.run(project, all, arguments);
    }

    /** The arguments of the command that begins so. */
    private List<String> argumentsOf(String program) {
        return commands.stream()
                .filter(command -> command.startsWith(program + " "))
                .map(command -> List.of(command.substring(program.length() + 1).split(" ", -1)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + program + " among " + commands));
    }
}
