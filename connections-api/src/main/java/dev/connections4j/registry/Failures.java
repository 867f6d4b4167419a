package dev.connections4j.registry;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.ConnectionsException;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.spi.LinkException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Words for what became of a caller. Facts are taken at once; the exception is made by who throws it.
 */
final class Failures {
    private Failures() {}

    /** Makes what a caller gets, at the moment it leaves. */
    interface OfCaller {
        Supplier<Connection> of(Caller caller, Progress progress);
    }

    /** A try failed, and this caller does not wait for another. */
    static Supplier<Connection> failed(Caller caller, Progress progress, Throwable cause) {
        if (cause instanceof LinkException link) {
            String problem = link.problem() + (progress.tries() > 1 ? " (" + account(progress) + ")" : "");
            return thrown(
                    caller, progress, link.stage(), link.reason(), problem, link.serverSaid(), link.remedy(), link);
        }
        if (cause instanceof ConnectionsException || cause instanceof UnsupportedOperationException) {
            return () -> {
                throw (RuntimeException) cause;
            };
        }
        String message = "connection '" + caller.alias() + "' to "
                + progress.resolved().address() + ": the transport failed with "
                + cause.getClass().getName();
        return () -> {
            throw new ConnectionsException("TRANSPORT_FAILED", message, cause);
        };
    }

    /** The timeout of this caller is over. */
    static Supplier<Connection> timedOut(Caller caller, Progress progress) {
        LinkException last = progress.lastFailure();
        String limit = "gave up after the timeout of " + seconds(caller.timeout());
        Stage stage = progress.stage();
        if (last == null) {
            String problem = seen(stage) + "; " + limit;
            return thrown(caller, progress, stage, Reason.TIMED_OUT, problem, "", remedy(caller, stage), null);
        }
        String problem = account(progress) + ", last: " + last.reason() + ": " + last.problem() + "; " + limit;
        return thrown(
                caller, progress, stage, Reason.TIMED_OUT, problem, last.serverSaid(), remedy(caller, stage), last);
    }

    /** Disconnect, remove, replace or close came first. */
    static Supplier<Connection> cancelled(Caller caller, Progress progress, String by) {
        return thrown(caller, progress, progress.stage(), Reason.CANCELLED, by + " gave up this attempt", "", "", null);
    }

    static Supplier<Connection> interrupted(Caller caller, Progress progress) {
        String problem = "the waiting thread was interrupted";
        return thrown(caller, progress, progress.stage(), Reason.CANCELLED, problem, "", "", null);
    }

    static Supplier<Connection> cancelledByItsOwner(Caller caller, Progress progress) {
        return thrown(caller, progress, progress.stage(), Reason.CANCELLED, "its future was cancelled", "", "", null);
    }

    /** A try that was cut because nothing came back, though someone waits for readiness. */
    static LinkException silent(@Nullable Stage stage, Duration budget) {
        return new LinkException(stage, Reason.TIMED_OUT, seen(stage) + " for " + seconds(budget), "", null);
    }

    private static Supplier<Connection> thrown(
            Caller caller,
            Progress progress,
            @Nullable Stage stage,
            Reason reason,
            String problem,
            String serverSaid,
            String remedy,
            @Nullable Throwable cause) {
        var facts = new ConnectFailedException.Facts(
                caller.alias(),
                progress.resolved().address().toString(),
                progress.transport(),
                progress.since(caller.startNanos()),
                stage,
                reason,
                problem,
                serverSaid,
                remedy);
        return () -> {
            throw new ConnectFailedException(facts, cause);
        };
    }

    private static String account(Progress progress) {
        int tries = progress.tries();
        return "after " + tries + (tries == 1 ? " try" : " tries") + " over " + seconds(progress.age());
    }

    private static String seen(@Nullable Stage stage) {
        return stage == null ? "nothing was reached" : stage.silence();
    }

    private static String remedy(Caller caller, @Nullable Stage stage) {
        return stage == null ? Reason.TIMED_OUT.remedy() : stage.remedyOfSilence(caller.waitsForReady());
    }

    /** A duration as a sentence has it: {@code 9.8 s}. */
    static String seconds(Duration duration) {
        double value = duration.toNanos() / 1e9;
        return (value == Math.rint(value)
                        ? String.format(Locale.ROOT, "%.0f", value)
                        : String.format(Locale.ROOT, value < 0.1 ? "%.3f" : "%.1f", value))
                + " s";
    }
}
