package dev.connections4j.spi;

import dev.connections4j.Stage;
import dev.connections4j.async.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures the time of each stage of one attempt. What passes between two stages is the work of this process itself. Safe from any thread.
 */
public final class StageRecorder {
    private final Map<Stage, Duration> durations = new EnumMap<>(Stage.class);
    private final @Nullable StageRecorder parent;
    private final Clock clock;
    private @Nullable Stage current;
    private @Nullable Stage timed;
    private boolean waiting;
    private long begunNanos;
    private long waitedNanos;

    /** A recorder that has seen nothing. */
    public StageRecorder() {
        this(Clock.SYSTEM);
    }

    /**
     * A recorder that has seen nothing.
     *
     * @param clock measures
     */
    public StageRecorder(Clock clock) {
        this(null, clock);
    }

    private StageRecorder(@Nullable StageRecorder parent, Clock clock) {
        this.parent = parent;
        this.clock = clock;
    }

    /**
     * A recorder for one of several addresses that are tried for the same link. This one shows the furthest stage that any of them has reached.
     *
     * @return a recorder of its own times; {@link #adopt} takes those of the address that won
     */
    public StageRecorder child() {
        return new StageRecorder(this, clock);
    }

    /**
     * Takes the times of the address that won.
     *
     * @param winner a {@link #child}, or this one itself
     */
    public void adopt(StageRecorder winner) {
        if (winner != this) {
            winner.durations().forEach(this::took);
        }
    }

    /** From now on some address is waited for. */
    private synchronized void reached(Stage stage) {
        if (!waiting) {
            waits();
        }
        if (current == null || current.compareTo(stage) < 0) {
            current = stage;
        }
    }

    /**
     * Records that a stage begins. Only one is timed at a time: the one before has ended, or is not timed any more.
     *
     * @param stage which
     */
    public void begin(Stage stage) {
        synchronized (this) {
            waitedNanos += running();
            waits();
            timed = stage;
            current = stage;
        }
        if (parent != null) {
            parent.reached(stage);
        }
    }

    /**
     * Records that a stage ended well. Does nothing unless it was the last to begin.
     *
     * @param stage which
     */
    public synchronized void end(Stage stage) {
        if (stage == timed) {
            long took = running();
            durations.put(stage, Duration.ofNanos(took));
            waitedNanos += took;
            timed = null;
            waiting = false;
        }
    }

    /**
     * Records how long a stage took, where the transport itself has measured it.
     *
     * @param stage which
     * @param duration how long
     */
    public synchronized void took(Stage stage, Duration duration) {
        durations.put(stage, duration);
        current = stage;
    }

    /** {@return the stage begun last; null before the first} */
    public synchronized @Nullable Stage current() {
        return current;
    }

    /** {@return how long it has waited so far: the time of each stage, those included that did not end well or go on} */
    public synchronized Duration waited() {
        return Duration.ofNanos(waitedNanos + running());
    }

    private void waits() {
        begunNanos = clock.nanoTime();
        waiting = true;
    }

    private long running() {
        return waiting ? clock.nanoTime() - begunNanos : 0;
    }

    /** {@return a copy of the times of the stages that ended well} */
    public synchronized Map<Stage, Duration> durations() {
        return durations.isEmpty() ? Map.of() : new EnumMap<>(durations);
    }
}
