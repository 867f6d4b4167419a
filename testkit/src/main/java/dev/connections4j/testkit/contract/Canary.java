package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Overhears everything that is printed, logged or thrown, and knows a secret that must not be in it. */
final class Canary implements AutoCloseable {
    /** Looks different plain, in base64 and percent-encoded. */
    static final String SECRET = "c4nary/s3cret+?&é";

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
    private final Handler handler = new Listening();

    Canary() {
        handler.setLevel(Level.ALL);
        root.addHandler(handler);
        root.setLevel(Level.ALL);
        dumps.forEach(dump -> dump.setLevel(Level.INFO));
    }

    static String percentEncoded() {
        return URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
    }

    void hear(Object printed) {
        heard.append(String.valueOf(printed)).append('\n');
    }

    void hear(Throwable thrown) {
        PrintWriter out = new PrintWriter(heard);
        thrown.printStackTrace(out);
        out.flush();
    }

    void hearThreads() {
        Thread.getAllStackTraces().keySet().forEach(thread -> hear(thread.getName()));
    }

    void assertUnheard() {
        String all = heard.toString();
        for (String form : forms()) {
            int at = all.indexOf(form);
            assertFalse(at >= 0, () -> "the secret was told: …" + all.substring(Math.max(0, at - 200), at));
        }
    }

    private static List<String> forms() {
        return List.of(
                SECRET,
                percentEncoded(),
                base64(SECRET),
                base64("root:" + SECRET),
                base64("proxy:" + SECRET),
                "c4nary");
    }

    private static String base64(String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
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
