package dev.connections4j.jmh;

/**
 * How long is measured.
 *
 * @param rounds how often everything is measured anew, in turns; the median of the rounds counts
 * @param seconds of warm-up, and again of measurement, per benchmark and round
 * @param aliases the largest number of connections to one server
 * @param starts how often a process is started
 */
public record Effort(int rounds, int seconds, int aliases, int starts) {
    /** In under ten minutes on two cores. */
    public static final Effort QUICK = new Effort(1, 2, 1_000, 3);

    /** In some twenty minutes. */
    public static final Effort FULL = new Effort(2, 3, 1_000, 7);
}
