package dev.connections4j.jmh.connect;

import dev.connections4j.jmh.JavaCommand;
import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.server.BenchTarget;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The JVM of one client, which rests between its turns. */
final class ConnectWorker implements AutoCloseable {
    /** What it says when its turns may begin. */
    static final String READY = "ready";

    /** How it begins what it says of a turn. */
    static final String TURN = "turn";

    private final ClientKind client;
    private final Process process;
    private final BufferedReader says;
    private final Writer requests;

    private ConnectWorker(ClientKind client, Process process) {
        this.client = client;
        this.process = process;
        this.says = process.inputReader(StandardCharsets.UTF_8);
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * What JMH found in one turn.
     *
     * @param millis median of a connect
     * @param bytes allocated per connect, but by threads that have ended meanwhile
     */
    record Turn(double millis, double bytes) {}

    /** Starts it, and waits until it has connected so many times. */
    static ConnectWorker start(ClientKind client, int connects, BenchTarget target) throws IOException {
        Process process = JavaCommand.of(
                        ConnectMain.class,
                        client.jvmArguments(target, "-Xmx512m"),
                        List.of(client.name(), Integer.toString(connects)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ConnectWorker worker = new ConnectWorker(client, process);
        try {
            worker.said(READY);
        } catch (IOException | RuntimeException e) {
            worker.close();
            throw e;
        }
        return worker;
    }

    ClientKind client() {
        return client;
    }

    Turn turn() throws IOException {
        requests.write("\n");
        requests.flush();
        String[] figures = said(TURN).split(" ", -1);
        return new Turn(Double.parseDouble(figures[1]), Double.parseDouble(figures[2]));
    }

    /** The next line that begins so; its libraries may print others. */
    private String said(String beginning) throws IOException {
        String line;
        do {
            line = says.readLine();
            if (line == null) {
                throw new IOException(client.label() + " ended before its time");
            }
        } while (!line.startsWith(beginning));
        return line;
    }

    @Override
    public void close() {
        JavaCommand.end(process);
    }
}
