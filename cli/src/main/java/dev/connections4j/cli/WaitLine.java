package dev.connections4j.cli;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.Failure;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shows what a connect waits for: a line that rewrites itself on a terminal, and one line for each new reason elsewhere. */
final class WaitLine implements Consumer<ConnectFailedException> {
    private static final long REFRESH_MILLIS = 200;

    private final Screen err;
    private volatile @Nullable Line current;

    WaitLine(Screen err) {
        this.err = err;
    }

    /** Shows what the connect waits for as long as it lasts. */
    Connection during(String alias, String address, Supplier<Connection> connect) {
        Line line = new Line(alias, address);
        current = line;
        line.begin();
        try {
            return connect.get();
        } finally {
            line.end();
        }
    }

    /** A try failed, and the connect waits for the next one. */
    @Override
    public void accept(ConnectFailedException failed) {
        Line line = current;
        if (line != null) {
            line.failed(failed.failure());
        }
    }

    /** The line of one connect. */
    private final class Line {
        private final String alias;
        private final String address;
        private final long start = System.nanoTime();
        private final Thread ticker = new Thread(this::tick, "connections4j-cli-wait");
        private String lastReason = "";

        private Line(String alias, String address) {
            this.alias = alias;
            this.address = address;
        }

        private void begin() {
            if (err.isTerminal()) {
                ticker.setDaemon(true);
                ticker.start();
            }
        }

        private synchronized void failed(Failure failure) {
            String reason = failure.reason() + ": "
                    + (failure.serverSaid().isEmpty() ? failure.problem() : failure.serverSaid());
            boolean isNew = !reason.equals(lastReason);
            lastReason = reason;
            if (!err.isTerminal() && isNew) {
                err.line(text());
            }
        }

        private synchronized String text() {
            return String.format(
                    Locale.ROOT,
                    "waiting for '%s' at %s, %.1f s%s",
                    alias,
                    address,
                    (System.nanoTime() - start) / 1e9,
                    lastReason.isEmpty() ? "" : ", last: " + lastReason);
        }

        private void tick() {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    err.rewrite(text());
                    Thread.sleep(REFRESH_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Removes the line. */
        private void end() {
            if (!err.isTerminal()) {
                return;
            }
            ticker.interrupt();
            try {
                ticker.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            err.rewrite("");
        }
    }
}
