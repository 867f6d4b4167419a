package dev.connections4j.jmh;

import dev.connections4j.jmh.clients.ClientKind;
import java.util.List;

/**
 * How long is measured, and how much.
 *
 * @param rounds how often a connect is measured anew, in turns; the median of the rounds counts
 * @param warmUpSeconds before a connect is measured: a connect runs so much code once that the compiler is long at it
 * @param seconds of measurement, and of every other warm-up, per benchmark and round
 * @param aliases the largest number of connections to one server
 * @param starts how often a process is started
 * @param clients whose connects take time
 * @param inProcess whether connects to the testkit's server are timed too, beside those to Milvus
 */
public record Effort(
        int rounds,
        int warmUpSeconds,
        int seconds,
        int aliases,
        int starts,
        List<ClientKind> clients,
        boolean inProcess) {
    /** In under ten minutes on two cores: what the goals are about. */
    public static final Effort QUICK = new Effort(1, 8, 2, 1_000, 3, ClientKind.OF_THE_GOALS, false);

    /** Everything. */
    public static final Effort FULL = new Effort(2, 10, 3, 1_000, 7, List.of(ClientKind.values()), true);
}
