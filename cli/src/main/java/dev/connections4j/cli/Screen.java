package dev.connections4j.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** An output stream, with colours if it is a terminal. Always UTF-8, as JSON requires. */
final class Screen {
    /** Names the streams that are terminals, {@code out} and {@code err}: on some JDKs only the shell that starts the command knows. */
    static final String TERMINALS = "connections4j.cli.terminals";

    private final PrintStream stream;
    private final boolean isTerminal;
    private final boolean isColoured;

    Screen(PrintStream stream, boolean isTerminal, boolean isColoured) {
        this.stream = stream;
        this.isTerminal = isTerminal;
        this.isColoured = isColoured;
    }

    static Screen standardOutput(Map<String, String> environment) {
        return standard(FileDescriptor.out, "out", environment);
    }

    static Screen standardError(Map<String, String> environment) {
        return standard(FileDescriptor.err, "err", environment);
    }

    private static Screen standard(FileDescriptor descriptor, String name, Map<String, String> environment) {
        PrintStream stream = new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
        boolean terminal =
                Arrays.asList(System.getProperty(TERMINALS, "").split(",", -1)).contains(name);
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Screen(stream, terminal, terminal && !plain);
    }

    boolean isTerminal() {
        return isTerminal;
    }

    boolean isColoured() {
        return isColoured;
    }

    void line(String text) {
        stream.println(text);
    }

    /** Prints the text without a line end, and flushes. */
    void raw(String text) {
        stream.print(text);
        stream.flush();
    }

    /** Replaces the line at the cursor. */
    void rewrite(String text) {
        raw("\r\u001b[K" + text);
    }

    String good(String text) {
        return coloured("32", text);
    }

    String bad(String text) {
        return coloured("31", text);
    }

    String strong(String text) {
        return coloured("1", text);
    }

    String faint(String text) {
        return coloured("2", text);
    }

    private String coloured(String code, String text) {
        return isColoured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
