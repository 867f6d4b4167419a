package dev.connections4j.link;

import dev.connections4j.ConnectionsException;
import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.OwnFault;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Why opening a link failed, as callers see it. */
final class OpeningFailure {
    private OpeningFailure() {}

    /** The transport gave nothing to wait for. */
    static CompletionException ofNull(@Nullable Stage stage) {
        Failure broken = Failure.of(stage, Reason.TRANSPORT_FAILED, "the transport's open returned null")
                .withRemedy("take another transport, or a version of it that fits");
        return new CompletionException(new LinkException(broken, null));
    }

    /** What an attempt fails with that stayed silent for its limit; this process is to blame if its own work ran {@code late}. */
    static Throwable silence(@Nullable Stage stage, Duration limit, Duration late) {
        return new LinkException(late.isZero() ? Failure.silent(stage, limit) : Failure.busy(stage, late), null);
    }

    /** Diagnosed, or a fault of this process. */
    static Throwable explain(Throwable thrown, @Nullable Stage stage) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof LinkException || cause instanceof ConnectionsException
                ? cause
                : new LinkException(OwnFault.of(stage, cause), cause);
    }
}
