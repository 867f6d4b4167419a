package dev.connections4j.testkit.ingress;

/**
 * One line of a configuration that is not as it should be.
 *
 * @param gateway whose configuration
 * @param title what is wrong, in words
 * @param right a part of the configuration
 * @param wrong what stands in its place
 * @param shownBy what meets it
 */
record WrongSetting(Ingress gateway, String title, String right, String wrong, Shown shownBy) {
    private static final String ANSWERS = "answers.txt";

    /** What meets a wrong setting. */
    enum Shown {
        /** A connect. */
        CONNECT,
        /** A connect in plaintext. */
        PLAINTEXT_CONNECT,
        /** A call of two megabytes. */
        LARGE_CALL,
        /** A call that the server takes long to answer. */
        LONG_CALL,
        /** A call whose answer has begun and does not go on. Its status has the code alone in common: each stack has its own words. */
        LONG_STREAM
    }

    /** The configuration with it. */
    String config() {
        String config = gateway.config();
        if (!config.contains(right)) {
            throw new IllegalStateException(gateway + " has no " + right);
        }
        return config.replace(right, wrong);
    }

    /** What that says, with port 443, 12 ms and TRANSPORT for what differs from run to run. */
    String answer() {
        String begin = this + " => ";
        return Ingress.resource(ANSWERS)
                .lines()
                .filter(line -> line.startsWith(begin))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(ANSWERS + " has no " + this))
                .substring(begin.length());
    }

    @Override
    public String toString() {
        return gateway.language() + ": " + title;
    }
}
