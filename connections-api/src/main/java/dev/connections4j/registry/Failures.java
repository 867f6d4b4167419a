package dev.connections4j.registry;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.ConnectionsException;
import dev.connections4j.Failure;
import dev.connections4j.NoSuchConnectionException;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.parameters.Secret;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.OwnFault;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The exceptions of callers. What they say is taken when the caller leaves; a {@link ConnectFailedException} is made on the thread that throws it. */
final class Failures {
    private Failures() {}

    /** Makes what a caller gets, at the moment it leaves. */
    interface OfCaller {
        Supplier<Connection> of(Caller caller, Progress progress);
    }

    /** Takes the facts of each caller at once; run later, each gives its caller the result. */
    static List<Runnable> results(List<Caller> callers, Progress progress, OfCaller failure) {
        return callers.stream()
                .map(caller -> {
                    Supplier<Connection> result = failure.of(caller, progress);
                    return (Runnable) () -> caller.settle(result);
                })
                .toList();
    }

    /** A try failed, and this caller does not wait for another. */
    static Supplier<Connection> failed(Caller caller, Progress progress, Throwable cause) {
        if (cause instanceof LinkException link) {
            Failure failure = link.failure().namingUnusedProxy(progress.resolved());
            return thrown(
                    caller,
                    progress,
                    progress.tries() > 1
                            ? failure.withProblem(failure.problem() + " (" + account(progress) + ")")
                            : failure,
                    failure.reason() == Reason.TRANSPORT_FAILED && link.getCause() != null ? link.getCause() : link);
        }
        if (cause instanceof ConnectionsException || cause instanceof UnsupportedOperationException) {
            return () -> {
                throw (RuntimeException) cause;
            };
        }
        return thrown(caller, progress, OwnFault.of(progress.stage(), cause), cause);
    }

    /** The timeout of this caller is over. */
    static Supplier<Connection> timedOut(Caller caller, Progress progress) {
        LinkException last = progress.lastFailure();
        Duration late = progress.lateness(caller);
        Failure seen = late.isZero()
                ? (last == null ? silent(caller, progress.stage()) : tried(caller, progress, last.failure()))
                        .namingUnusedProxy(progress.resolved())
                : busy(progress, late);
        String limit = "; gave up after the timeout of " + Failure.seconds(caller.timeout());
        return thrown(caller, progress, seen.withProblem(seen.problem() + limit), last);
    }

    private static Failure busy(Progress progress, Duration late) {
        Failure busy = Failure.busy(progress.stage(), late);
        if (progress.resolved().credentials().filter(Secret::isSupplied).isPresent()) {
            busy = busy.withRemedy(busy.remedy() + "; what the supplier of token or password takes counts too");
        }
        LinkException last = progress.lastFailure();
        return last == null ? busy : busy.withProblem(busy.problem() + " (" + tries(progress, last.failure()) + ")");
    }

    private static Failure silent(Caller caller, @Nullable Stage stage) {
        String remedy = stage == null ? Reason.TIMED_OUT.remedy() : stage.remedyOfSilence(caller.waitsForReady());
        return Failure.of(stage, Reason.TIMED_OUT, Failure.silence(stage)).withRemedy(remedy);
    }

    /** What is known is the last failure: its stage, its words and its remedy; unless the try under way is the first that was accepted. */
    private static Failure tried(Caller caller, Progress progress, Failure last) {
        Stage now = progress.stage();
        String tries = tries(progress, last);
        if (isAccepted(now) && !isAccepted(last.stage())) {
            return silent(caller, now).withProblem(tries + ", then " + Failure.silence(now));
        }
        return new Failure(
                last.stage(),
                Reason.TIMED_OUT,
                tries,
                last.serverSaid(),
                remedyAfterWaiting(caller, last.remedy()),
                true);
    }

    private static String tries(Progress progress, Failure last) {
        return account(progress) + ", last: " + last.reason() + ": " + last.problem();
    }

    private static boolean isAccepted(@Nullable Stage stage) {
        return stage != null && stage.compareTo(Stage.TCP) > 0;
    }

    /** One who waits for readiness already is not advised to. */
    private static String remedyAfterWaiting(Caller caller, String remedy) {
        String advice = caller.waitsForReady() ? remedy.replace("set wait_for_ready", "raise timeout") : remedy;
        return advice.contains("raise timeout") ? advice : advice + ", or raise timeout";
    }

    /** Disconnect, remove, replace or close came first. */
    static Supplier<Connection> cancelled(Caller caller, Progress progress, String by) {
        return givenUp(caller, progress, by + " gave up this attempt");
    }

    static Supplier<Connection> interrupted(Caller caller, Progress progress) {
        return givenUp(caller, progress, "the waiting thread was interrupted");
    }

    static Supplier<Connection> cancelledByItsOwner(Caller caller, Progress progress) {
        return givenUp(caller, progress, "its future was cancelled");
    }

    /** Nothing of this alias is connected; what the registry knows instead. */
    static RuntimeException notConnected(String alias, Table table) {
        boolean registered = table.find(alias) != null;
        String known = table.listing().stream()
                .map(registration -> "'" + registration.alias() + "'")
                .collect(Collectors.joining(", "));
        return new NoSuchConnectionException(
                alias,
                registered,
                "connection '" + alias + "' is " + (registered ? "registered, but " : "")
                        + "not connected: create the connection first" + (registered ? ", by connect" : "")
                        + ". Known aliases: " + (known.isEmpty() ? "none" : known));
    }

    private static Supplier<Connection> givenUp(Caller caller, Progress progress, String problem) {
        return thrown(caller, progress, Failure.of(progress.stage(), Reason.CANCELLED, problem), null);
    }

    private static Supplier<Connection> thrown(
            Caller caller, Progress progress, Failure failure, @Nullable Throwable cause) {
        String address = progress.resolved().address().toString();
        String transport = progress.transport();
        Duration elapsed = progress.since(caller.startNanos());
        return () -> {
            throw new ConnectFailedException(caller.alias(), address, transport, elapsed, failure, cause);
        };
    }

    private static String account(Progress progress) {
        int tries = progress.tries();
        return "after " + tries + (tries == 1 ? " try" : " tries") + " over " + Failure.seconds(progress.age());
    }
}
