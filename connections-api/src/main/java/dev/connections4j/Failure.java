package dev.connections4j;

import dev.connections4j.parameters.ResolvedParameters;
import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why connecting failed, as every transport and every caller sees it.
 *
 * @param stage where; null if before the first stage
 * @param reason why
 * @param problem what was seen, a sentence without full stop; never holds a secret
 * @param serverSaid the server's own message, or empty
 * @param remedy what to do, a sentence without full stop; may be empty
 */
public record Failure(@Nullable Stage stage, Reason reason, String problem, String serverSaid, String remedy)
        implements Serializable {
    private static final Set<Reason> NETWORK =
            Set.of(Reason.UNKNOWN_HOST, Reason.REFUSED, Reason.UNREACHABLE, Reason.TIMED_OUT);

    /**
     * A failure with the reason's own remedy.
     *
     * @param stage where; null if before the first stage
     * @param reason why
     * @param problem what was seen
     * @return without a message of the server's
     */
    public static Failure of(@Nullable Stage stage, Reason reason, String problem) {
        return new Failure(stage, reason, problem, "", reason.remedy());
    }

    /**
     * Nothing came back.
     *
     * @param stage where; null if before the first stage
     * @param waited for so long
     * @return of reason {@link Reason#TIMED_OUT}
     */
    public static Failure silent(@Nullable Stage stage, Duration waited) {
        return of(stage, Reason.TIMED_OUT, silence(stage) + " for " + seconds(waited));
    }

    /**
     * What was seen if nothing came back.
     *
     * @param stage where; null if before the first stage
     * @return a sentence without full stop
     */
    public static String silence(@Nullable Stage stage) {
        return stage == null ? "nothing was reached" : stage.silence();
    }

    /**
     * A duration as a sentence has it.
     *
     * @param duration any
     * @return for instance {@code 9.8 s}
     */
    public static String seconds(Duration duration) {
        double value = duration.toNanos() / 1e9;
        return (value == Math.rint(value)
                        ? String.format(Locale.ROOT, "%.0f", value)
                        : String.format(Locale.ROOT, value < 0.1 ? "%.3f" : "%.1f", value))
                + " s";
    }

    /**
     * The same, with what the server said.
     *
     * @param message the server's own, or empty
     * @return a copy
     */
    public Failure saying(String message) {
        return new Failure(stage, reason, problem, message, remedy);
    }

    /**
     * The same at another stage.
     *
     * @param reached where
     * @return a copy
     */
    public Failure at(@Nullable Stage reached) {
        return new Failure(reached, reason, problem, serverSaid, remedy);
    }

    /**
     * The same failure, of which more was seen.
     *
     * @param seen what was seen, a sentence without full stop
     * @return a copy
     */
    public Failure withProblem(String seen) {
        return new Failure(stage, reason, seen, serverSaid, remedy);
    }

    /**
     * The same failure with another remedy.
     *
     * @param advice what to do
     * @return a copy
     */
    public Failure withRemedy(String advice) {
        return new Failure(stage, reason, problem, serverSaid, advice);
    }

    /**
     * The same failure; if the network was not reached and a proxy is set that is not used, the remedy names it.
     *
     * @param parameters those of the attempt
     * @return a copy
     */
    public Failure namingUnusedProxy(ResolvedParameters parameters) {
        boolean before = stage == null || stage.compareTo(Stage.TCP) <= 0;
        if (!before || !NETWORK.contains(reason)) {
            return this;
        }
        return parameters.unused().stream()
                .filter(variable -> variable.variable().toLowerCase(Locale.ROOT).endsWith("_proxy"))
                .findFirst()
                .map(proxy -> withRemedy(remedy + "; " + proxy.variable() + " is set and not used: " + proxy.why()))
                .orElse(this);
    }

    /** {@return problem and server's message, for instance {@code Connect ended with gRPC status UNKNOWN; the server said: no}} */
    public String seen() {
        return serverSaid.isEmpty() ? problem : problem + "; the server said: " + serverSaid;
    }

    /**
     * {@return everything but the remedy, to follow "failed after 3 ms"; for instance {@code " at stage TCP: REFUSED: db:19530 refused the
     * connection"}}
     */
    public String sentence() {
        return (stage == null ? "" : " at stage " + stage.label()) + ": " + reason + ": " + seen();
    }
}
