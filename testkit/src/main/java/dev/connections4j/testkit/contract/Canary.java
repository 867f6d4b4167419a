package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/** Overhears everything that is printed, logged or thrown, and knows a secret that must not be in it. */
public final class Canary implements AutoCloseable {
    /** Looks different plain, in base64 and percent-encoded. */
    public static final String SECRET = "c4nary/s3cret+?&é";

    /**
     * The stacks' own dumps of each HTTP/2 frame, headers included, which gRPC offers at FINE on both ends. No client can keep its headers out
     * of them; the README warns of these loggers.
     */
    private static final List<String> FRAME_DUMPS = List.of(
            "io.grpc.netty.NettyClientHandler",
            "io.grpc.netty.NettyServerHandler",
            "io.grpc.okhttp.OkHttpClientTransport",
            "com.linecorp.armeria.logging.traffic.client.http2");

    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final List<Logger> dumps =
            FRAME_DUMPS.stream().map(Logger::getLogger).toList();
    private final StringWriter heard = new StringWriter();
    private final List<String> contents = new CopyOnWriteArrayList<>();
    private final Handler handler = new Listening();

    /** Listens from now on, to all loggers at their finest. */
    public Canary() {
        handler.setLevel(Level.ALL);
        root.addHandler(handler);
        root.setLevel(Level.ALL);
        dumps.forEach(dump -> dump.setLevel(Level.INFO));
    }

    /**
     * The secret as a URI has it.
     *
     * @return {@link #SECRET}, percent-encoded
     */
    public static String percentEncoded() {
        return URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
    }

    /**
     * Guards a file too: none of its lines may be printed, except those that begin with {@code -----}.
     *
     * @param file PEM
     * @throws IOException if it cannot be read
     */
    public void guard(Path file) throws IOException {
        Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("-----"))
                .forEach(contents::add);
    }

    /**
     * Hears what is printed.
     *
     * @param printed by {@code toString}
     */
    public void hear(Object printed) {
        heard.append(String.valueOf(printed)).append('\n');
    }

    /**
     * Hears an exception, with all causes.
     *
     * @param thrown with its stack trace
     */
    public void hear(Throwable thrown) {
        PrintWriter out = new PrintWriter(heard);
        thrown.printStackTrace(out);
        out.flush();
    }

    /** Hears the names of all threads. */
    public void hearThreads() {
        Thread.getAllStackTraces().keySet().forEach(thread -> hear(thread.getName()));
    }

    /** Fails if the secret, in whatever form, or a line of a guarded file was heard. */
    public void assertUnheard() {
        String all = heard.toString();
        for (String form : Stream.concat(forms().stream(), contents.stream()).toList()) {
            int at = all.indexOf(form);
            assertFalse(at >= 0, () -> "the secret was printed: …" + all.substring(Math.max(0, at - 200), at));
        }
    }

    private static List<String> forms() {
        return List.of(SECRET, percentEncoded(), base64After(0), base64After(1), base64After(2), "c4nary");
    }

    /** What base64 makes of the secret behind so many bytes more, of whatever value: without the letters that they have a part in. */
    private static String base64After(int bytes) {
        String text = "u".repeat(bytes) + SECRET;
        String all = Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return all.substring((bytes * 4 + 2) / 3, all.length() - 1);
    }

    @Override
    public void close() {
        root.removeHandler(handler);
        root.setLevel(before);
        dumps.forEach(dump -> dump.setLevel(null));
    }

    private final class Listening extends Handler {
        private final SimpleFormatter format = new SimpleFormatter();

        @Override
        public void publish(LogRecord logged) {
            hear(format.format(logged));
        }

        @Override
        public void flush() {
            heard.flush();
        }

        @Override
        public void close() {
            flush();
        }
    }
}
