package dev.connections4j.registry;

import dev.connections4j.Failure;
import dev.connections4j.spi.LinkException;
import java.lang.System.Logger.Level;

/** The log lines of a connect that waits for its server, where no listener waits with it: each reason once, and the end. */
final class WaitLog {
    private static final System.Logger LOG = System.getLogger("dev.connections4j.registry");

    private WaitLog() {}

    /** A try failed that is waited out. */
    static void failed(String alias, Progress progress, LinkException failure) {
        if (progress.isNewlyWaitedOut(failure.reason())) {
            Failure seen = failure.failure();
            LOG.log(
                    Level.INFO,
                    "{0}: waiting for {1} over {2}, which failed{3}",
                    alias,
                    progress.resolved().address(),
                    progress.transport(),
                    seen.sentence());
        }
    }

    /** It is connected after that. */
    static void connected(String alias, Progress progress) {
        LOG.log(
                Level.INFO,
                "{0}: connected to {1} over {2}, after {3} failed attempts in {4}",
                alias,
                progress.resolved().address(),
                progress.transport(),
                String.valueOf(progress.failedTries()),
                Failure.seconds(progress.age()));
    }
}
