package dev.connections4j.jmh;

import dev.connections4j.jmh.clients.ClientKind;
import java.util.List;

/**
 * How long is measured, and how much.
 *
 * @param connects of each client before its connects are timed: the same number for all, for the compiler is long at so much code
 * @param turns of each client, in which its connects are timed
 * @param seconds of measurement, and of every other warm-up, per benchmark
 * @param jvms in which a call is timed, one after the other: how each compiles differs more than what is looked for
 * @param aliases the largest number of connections to one server
 * @param bursts how often they are all opened at once, each time by a JVM that has opened one
 * @param starts how often a process is started
 * @param outages how often a server goes away
 * @param outageSeconds for how long
 * @param clients whose connects to Milvus are timed
 * @param distances round trips in milliseconds, over which large answers come
 * @param rounds of each client at each distance
 */
public record Effort(
        int connects,
        int turns,
        int seconds,
        int jvms,
        int aliases,
        int bursts,
        int starts,
        int outages,
        int outageSeconds,
        List<ClientKind> clients,
        List<Integer> distances,
        int rounds) {
    /** In about three quarters of an hour on two cores: what the goals are about. */
    public static final Effort QUICK =
            new Effort(6_000, 9, 2, 3, 1_000, 1, 3, 3, 10, ClientKind.OF_THE_GOALS, List.of(40, 150), 3);

    /** Everyone, and more of each: in somewhat more than an hour. */
    public static final Effort FULL =
            new Effort(6_000, 15, 3, 5, 1_000, 2, 7, 3, 60, List.of(ClientKind.values()), List.of(1, 40, 150), 5);
}
