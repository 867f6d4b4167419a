package dev.connections4j;

import dev.connections4j.parameters.ResolvedParameters;
import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why connecting failed, as every transport and every caller sees it.
 *
 * @param stage where; null if before the first stage
 * @param reason why
 * @param problem what was seen, a sentence without full stop; never holds a secret
 * @param serverSaid the server's own message, or empty
 * @param remedy what to do, a sentence without full stop; may be empty
 * @param waitable whether {@code wait_for_ready} tries again after this: as the reason says, unless it is known that time mends nothing
 */
public record Failure(
        @Nullable Stage stage, Reason reason, String problem, String serverSaid, String remedy, boolean waitable)
        implements Serializable {
    private static final Set<Reason> NETWORK =
            Set.of(Reason.UNKNOWN_HOST, Reason.REFUSED, Reason.UNREACHABLE, Reason.TIMED_OUT);
    /** No message of a server's is longer, for it may be a page, or garbage. */
    private static final int LONGEST = 500;

    /** What must not be shown: controls, line ends, what turns the direction of writing, and what stands for none of them. */
    private static final Pattern GAP = Pattern.compile("[\\p{C}\\p{Z}\uFFFD]+");

    /**
     * Keeps what others said on one line, see {@link #oneLine}.
     *
     * @param stage where; null if before the first stage
     * @param reason why
     * @param problem what was seen
     * @param serverSaid the server's own message, or empty
     * @param remedy what to do
     * @param waitable whether {@code wait_for_ready} tries again after this
     */
    public Failure {
        problem = oneLine(problem, 3 * LONGEST);
        serverSaid = oneLine(serverSaid);
        remedy = oneLine(remedy, 3 * LONGEST);
    }

    /**
     * What somebody else said, as a message may show it: on one line, without control characters, and of at most 500 characters.
     *
     * @param text anything
     * @return each run of white space and of what must not be shown is one space
     */
    public static String oneLine(String text) {
        return oneLine(text, LONGEST);
    }

    private static String oneLine(String text, int longest) {
        String head = text.length() > 4 * longest ? text.substring(0, 4 * longest) : text;
        String line = GAP.matcher(head).replaceAll(" ").strip();
        if (line.length() <= longest) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(longest - 1)) ? longest - 1 : longest;
        return line.substring(0, end) + "…";
    }

    /**
     * A failure with the reason's own remedy.
     *
     * @param stage where; null if before the first stage
     * @param reason why
     * @param problem what was seen
     * @return without a message of the server's
     */
    public static Failure of(@Nullable Stage stage, Reason reason, String problem) {
        return new Failure(stage, reason, problem, "", reason.remedy(), reason.waitable());
    }

    /**
     * Nothing came back.
     *
     * @param stage where; null if before the first stage
     * @param waited for so long
     * @return of reason {@link Reason#TIMED_OUT}
     */
    public static Failure silent(@Nullable Stage stage, Duration waited) {
        Failure silent = of(stage, Reason.TIMED_OUT, silence(stage) + " for " + seconds(waited));
        return stage == null ? silent : silent.withRemedy(stage.remedyOfSilence(true));
    }

    /**
     * The time was over before this process had done its own work.
     *
     * @param stage where it was then; null if before the first stage
     * @param late for so long its work was due
     * @return of reason {@link Reason#TIMED_OUT}
     */
    public static Failure busy(@Nullable Stage stage, Duration late) {
        return of(
                        stage,
                        Reason.TIMED_OUT,
                        "this process was too busy to connect in time: its own work ran " + seconds(late) + " late")
                .withRemedy("give this process more CPU, or raise timeout");
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
        return new Failure(stage, reason, problem, message, remedy, waitable);
    }

    /**
     * The same at another stage.
     *
     * @param reached where
     * @return a copy
     */
    public Failure at(@Nullable Stage reached) {
        return new Failure(reached, reason, problem, serverSaid, remedy, waitable);
    }

    /**
     * The same failure, of which more was seen.
     *
     * @param seen what was seen, a sentence without full stop
     * @return a copy
     */
    public Failure withProblem(String seen) {
        return new Failure(stage, reason, seen, serverSaid, remedy, waitable);
    }

    /**
     * The same failure with another remedy.
     *
     * @param advice what to do
     * @return a copy
     */
    public Failure withRemedy(String advice) {
        return new Failure(stage, reason, problem, serverSaid, advice, waitable);
    }

    /**
     * The same failure, which time does not mend.
     *
     * @return a copy after which {@code wait_for_ready} does not try again
     */
    public Failure lasting() {
        return new Failure(stage, reason, problem, serverSaid, remedy, false);
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

    /** {@return {@link #sentence()}, and the remedy if there is one} */
    public String sentenceAndRemedy() {
        return sentence() + (remedy.isEmpty() ? "" : ". Remedy: " + remedy);
    }
}
