package dev.connections4j.link;

import dev.connections4j.Stage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One try to open all links of a connection. It has no timeout and does not try again: who asked does. */
public interface Opening {
    /**
     * The open links; or a {@link dev.connections4j.spi.LinkException}, or what else was thrown as a {@link
     * dev.connections4j.ConnectionsException}, once everything that was opened is closed again. May complete on an event loop.
     */
    CompletableFuture<Links> links();

    /** The name of the transport in use. */
    String transport();

    /** The stage begun last, null before the first. */
    @Nullable
    Stage stage();

    /** The stages that ended well. */
    Map<Stage, Duration> stages();

    /** Gives up, or closes what was opened; completes when nothing is left. May be repeated. */
    CompletableFuture<Void> abandon();
}
