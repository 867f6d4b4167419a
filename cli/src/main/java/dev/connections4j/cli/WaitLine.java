package dev.connections4j.cli;

import dev.connections4j.ConnectFailedException.Facts;
import java.util.Locale;

/** What is waited for: a line that rewrites itself on a terminal, and one line for each new reason elsewhere. */
final class WaitLine {
    private static final long REFRESH_MILLIS = 200;

    private final Screen err;

    WaitLine(Screen err) {
        this.err = err;
    }

    Shown show(String alias, String address) {
        Shown shown = new Shown(alias, address);
        shown.begin();
        return shown;
    }

    /** The line while it is shown. */
    final class Shown implements AutoCloseable {
        private final String alias;
        private final String address;
        private final long start = System.nanoTime();
        private final Thread ticker = new Thread(this::tick, "connections4j-cli-wait");
        private String lastReason = "";

        private Shown(String alias, String address) {
            this.alias = alias;
            this.address = address;
        }

        private void begin() {
            if (err.isTerminal()) {
                ticker.setDaemon(true);
                ticker.start();
            }
        }

        synchronized void lastReason(Facts facts) {
            String said = facts.serverSaid().isEmpty() ? facts.problem() : facts.serverSaid();
            String reason = facts.reason() + ": " + said;
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

        /** Takes the line away. */
        @Override
        public void close() {
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
