package dev.connections4j.cli;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.ConnectFailedException.Facts;
import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.Reason;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a server as {@code wait_for_ready} does, but by tries of its own, so that it can tell what it waits for after each.
 */
final class PatientDial implements Dial {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration FIRST_BUDGET = Duration.ofSeconds(5);
    private static final Duration LONGEST_BUDGET = Duration.ofMinutes(1);

    private final ConnectionRegistry registry;
    private final WaitLine line;

    PatientDial(ConnectionRegistry registry, Screen err) {
        this.registry = registry;
        this.line = new WaitLine(err);
    }

    @Override
    public Connection connect(String alias, ConnectionParameters parameters) {
        ResolvedParameters resolved = registry.resolve(alias, parameters);
        Duration timeout = resolved.get(Parameters.TIMEOUT);
        long start = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        Duration budget = FIRST_BUDGET;
        @Nullable ConnectFailedException last = null;
        try (WaitLine.Shown shown = line.show(alias, resolved.address().toString())) {
            for (int tries = 1; ; tries++) {
                Duration left = timeout.minus(since(start));
                if (last != null && !isPositive(left)) {
                    throw gaveUp(last, tries - 1, since(start), timeout);
                }
                Duration limit = shorter(left, budget);
                try {
                    return registry.connect(alias, oneTry(parameters, limit));
                } catch (ConnectFailedException e) {
                    if (!e.reason().waitable()) {
                        throw e;
                    }
                    boolean isCutShort = e.reason() == Reason.TIMED_OUT && limit.compareTo(budget) < 0;
                    last = last != null && isCutShort ? last : e;
                    shown.lastReason(last.facts());
                    if (!isPositive(timeout.minus(since(start)).minus(pause)) || !slept(pause)) {
                        throw gaveUp(last, tries, since(start), timeout);
                    }
                }
                pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
                budget = shorter(budget.multipliedBy(2), LONGEST_BUDGET);
            }
        }
    }

    private static ConnectionParameters oneTry(ConnectionParameters parameters, Duration limit) {
        return ConnectionParameters.of(builder -> {
            parameters.given().forEach(p -> builder.set(p, parameters.find(p).orElseThrow()));
            builder.waitForReady(false).timeout(limit);
        });
    }

    private static ConnectFailedException gaveUp(
            ConnectFailedException last, int tries, Duration elapsed, Duration timeout) {
        Facts facts = last.facts();
        String problem = String.format(
                Locale.ROOT,
                "gave up after the timeout of %s, %d %s over %.1f s, last: %s: %s",
                seconds(timeout),
                tries,
                tries == 1 ? "try" : "tries",
                elapsed.toNanos() / 1e9,
                facts.reason(),
                facts.problem());
        return new ConnectFailedException(
                new Facts(
                        facts.alias(),
                        facts.address(),
                        facts.transport(),
                        elapsed,
                        facts.stage(),
                        Reason.TIMED_OUT,
                        problem,
                        facts.serverSaid(),
                        facts.reason() == Reason.TIMED_OUT ? facts.remedy() : "raise timeout, or " + facts.remedy()),
                last);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toNanos() / 1e9);
    }

    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
