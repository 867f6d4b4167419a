package dev.connections4j.registry;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.ConnectionsException;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.parameters.Parameters;
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
        Supplier<Connection> of(Caller caller, Attempt attempt);
    }

    /** A try failed, and this caller does not wait for another. */
    static Supplier<Connection> failed(Caller caller, Attempt attempt, Throwable cause) {
        if (cause instanceof LinkException link) {
            String problem = link.problem() + (attempt.tries() > 1 ? " (" + account(attempt) + ")" : "");
            return thrown(
                    caller, attempt, link.stage(), link.reason(), problem, link.serverSaid(), link.remedy(), link);
        }
        if (cause instanceof ConnectionsException || cause instanceof UnsupportedOperationException) {
            return () -> {
                throw (RuntimeException) cause;
            };
        }
        String message = "connection '" + caller.alias() + "' to "
                + attempt.resolved().address() + ": the transport failed with "
                + cause.getClass().getName();
        return () -> {
            throw new ConnectionsException("TRANSPORT_FAILED", message, cause);
        };
    }

    /** The timeout of this caller is over. */
    static Supplier<Connection> timedOut(Caller caller, Attempt attempt) {
        LinkException last = attempt.lastFailure();
        String limit = "gave up after the timeout of " + seconds(caller.timeout());
        Stage stage = attempt.stage();
        if (last == null) {
            String problem = seen(stage) + "; " + limit;
            return thrown(caller, attempt, stage, Reason.TIMED_OUT, problem, "", remedy(caller, stage), null);
        }
        String problem = account(attempt) + ", last: " + last.reason() + ": " + last.problem() + "; " + limit;
        String remedy = "raise timeout, or "
                + (last.stage() == null || last.stage().compareTo(Stage.TCP) <= 0
                        ? last.remedy()
                        : "look at the server");
        return thrown(caller, attempt, stage, Reason.TIMED_OUT, problem, last.serverSaid(), remedy, last);
    }

    /** Disconnect, remove, replace or close came first. */
    static Supplier<Connection> cancelled(Caller caller, Attempt attempt, String by) {
        return thrown(caller, attempt, attempt.stage(), Reason.CANCELLED, by + " gave up this attempt", "", "", null);
    }

    static Supplier<Connection> interrupted(Caller caller, Attempt attempt) {
        String problem = "the waiting thread was interrupted";
        return thrown(caller, attempt, attempt.stage(), Reason.CANCELLED, problem, "", "", null);
    }

    static Supplier<Connection> cancelledByItsOwner(Caller caller, Attempt attempt) {
        return thrown(caller, attempt, attempt.stage(), Reason.CANCELLED, "its future was cancelled", "", "", null);
    }

    /** A try that was cut because nothing came back, though someone waits for readiness. */
    static LinkException silent(@Nullable Stage stage, Duration budget) {
        return new LinkException(stage, Reason.TIMED_OUT, seen(stage) + " for " + seconds(budget), "", null);
    }

    private static Supplier<Connection> thrown(
            Caller caller,
            Attempt attempt,
            @Nullable Stage stage,
            Reason reason,
            String problem,
            String serverSaid,
            String remedy,
            @Nullable Throwable cause) {
        var facts = new ConnectFailedException.Facts(
                caller.alias(),
                attempt.resolved().address().toString(),
                attempt.transport(),
                attempt.since(caller.startNanos()),
                stage,
                reason,
                problem,
                serverSaid,
                remedy);
        return () -> {
            throw new ConnectFailedException(facts, cause);
        };
    }

    private static String account(Attempt attempt) {
        int tries = attempt.tries();
        return "after " + tries + (tries == 1 ? " try" : " tries") + " over " + seconds(attempt.age());
    }

    private static String seen(@Nullable Stage stage) {
        if (stage == null) {
            return "nothing was reached";
        }
        return switch (stage) {
            case ENDPOINT -> "the endpoint did not come up";
            case NAME_LOOKUP -> "the name lookup did not answer";
            case TCP -> "the TCP connection was not answered";
            case PROXY -> "the proxy accepted the connection and stayed silent";
            case TLS -> "the server accepted the connection and stayed silent in the TLS handshake";
            case HTTP2, CONNECT -> "the server accepted the connection and stayed silent";
        };
    }

    private static String remedy(Caller caller, @Nullable Stage stage) {
        if (stage == null || stage.compareTo(Stage.TCP) <= 0) {
            return Reason.TIMED_OUT.remedy();
        }
        return "the server may still be starting: "
                + (caller.given().find(Parameters.WAIT_FOR_READY).orElse(false)
                        ? "raise timeout"
                        : "raise timeout, or set wait_for_ready")
                + "; if not, check what listens there";
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
