package dev.connections4j.testkit.eager;

/**
 * What an {@link EndingServer} does with its sockets and streams.
 *
 * @param requests with so many a socket goes away, Connect is the first; 0 for never
 * @param leftOut so many of these, the last ones, lie above GOAWAY's last stream
 * @param twoSteps whether GOAWAY names any stream first, then the real last one
 * @param closes whether the socket is closed at once, whatever it carries
 * @param refusedEvery every so many requests a burst of refusals begins; 0 for never
 * @param refusals the length of a burst
 * @param refusalsOfOne a call is refused so often at most
 */
public record EndingPlan(
        int requests,
        int leftOut,
        boolean twoSteps,
        boolean closes,
        int refusedEvery,
        int refusals,
        int refusalsOfOne) {
    private static final int ALWAYS = Integer.MAX_VALUE;

    /**
     * GOAWAY with the number of the last request, as nginx does.
     *
     * @param requests with how many
     * @return the plan
     */
    public static EndingPlan goAwayAfter(int requests) {
        return new EndingPlan(requests, 0, false, false, 0, 0, 0);
    }

    /**
     * GOAWAY in two steps, as gRPC's servers do.
     *
     * @param requests with how many
     * @return the plan
     */
    public static EndingPlan goAwayInTwoStepsAfter(int requests) {
        return new EndingPlan(requests, 0, true, false, 0, 0, 0);
    }

    /**
     * GOAWAY that leaves requests out which are there already.
     *
     * @param requests with how many
     * @param leftOut how many of them are not processed
     * @return the plan
     */
    public static EndingPlan goAwayLeavingOut(int requests, int leftOut) {
        return new EndingPlan(requests, leftOut, false, false, 0, 0, 0);
    }

    /**
     * Answers Connect, and goes away.
     *
     * @param orderly whether by GOAWAY; else the socket is just closed
     * @return the plan
     */
    public static EndingPlan endsAfterConnect(boolean orderly) {
        return new EndingPlan(1, 0, false, !orderly, 0, 0, 0);
    }

    /**
     * Bursts of REFUSED_STREAM.
     *
     * @param every after so many requests of a socket
     * @param length of a burst
     * @param ofOne so often at most is one call refused
     * @return the plan
     */
    public static EndingPlan refusing(int every, int length, int ofOne) {
        return new EndingPlan(0, 0, false, false, every, length, ofOne);
    }

    /**
     * REFUSED_STREAM for all but Connect.
     *
     * @return the plan
     */
    public static EndingPlan refusingAll() {
        return refusing(1, 1, ALWAYS);
    }

    boolean refuses(int numberOnSocket, int refusedBefore) {
        return refusedEvery > 0
                && numberOnSocket > 1
                && numberOnSocket % refusedEvery < refusals
                && refusedBefore < refusalsOfOne;
    }

    /** Whether this request is there when GOAWAY is sent, and not processed. */
    boolean leavesOut(int numberOnSocket) {
        return requests > 0 && numberOnSocket > requests - leftOut;
    }
}
