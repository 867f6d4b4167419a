package dev.connections4j.registry;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.async.CallbackThreads;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.spi.LinkException;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Who is notified of each failed try that is waited out.
 *
 * @param listener the user's
 */
public record WaitListener(Consumer<ConnectFailedException> listener) {
    private static final System.Logger LOG = System.getLogger("dev.connections4j.registry");

    /** Notifies it, on the executor, and goes on after it. */
    void tell(String alias, Progress progress, LinkException failure, Runnable then) {
        ConnectFailedException failed = new ConnectFailedException(
                alias,
                progress.resolved().address().toString(),
                progress.transport(),
                progress.age(),
                failure.failure(),
                failure);
        Executor executor = CallbackThreads.of(progress.resolved().find(Parameters.EXECUTOR));
        executor.execute(() -> {
            try {
                listener.accept(failed);
            } catch (RuntimeException | Error e) {
                LOG.log(Level.WARNING, alias + ": a listener failed on " + failure.reason(), e);
            }
            then.run();
        });
    }
}
