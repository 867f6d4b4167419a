package dev.connections4j.armeria;

import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a socket alive as gRPC does, and lets it go when idle. Armeria pings once per silence and cannot wait less for the answer than
 * between two pings, so this is done here. Runs on the event loop.
 */
final class KeepAlive {
    private final Settings settings;
    private final Http2Session session;
    private final ArmeriaSocket socket;
    private long pingSentNanos;
    private boolean awaitingAnswer;
    private long unusedSinceNanos = System.nanoTime();
    private boolean inUse;
    private @Nullable Future<?> nextBeat;
    private @Nullable Future<?> nextIdleCheck;

    /**
     * The parameters it obeys, in nanoseconds.
     *
     * @param time silence after which it pings
     * @param timeout silence after a ping that means the peer is gone
     * @param withoutCalls whether it pings while no call is in flight
     * @param idle time without calls after which the socket is let go
     */
    record Settings(long time, long timeout, boolean withoutCalls, long idle) {
        static Settings of(ResolvedParameters parameters) {
            return new Settings(
                    nanos(parameters.get(Parameters.KEEP_ALIVE_TIME)),
                    nanos(parameters.get(Parameters.KEEP_ALIVE_TIMEOUT)),
                    parameters.get(Parameters.KEEP_ALIVE_WITHOUT_CALLS),
                    nanos(parameters.get(Parameters.IDLE_TIMEOUT)));
        }

        private static long nanos(Duration duration) {
            return duration.compareTo(Duration.ofDays(10_000)) > 0
                    ? Duration.ofDays(10_000).toNanos()
                    : duration.toNanos();
        }
    }

    private KeepAlive(Settings settings, Http2Session session, ArmeriaSocket socket) {
        this.settings = settings;
        this.session = session;
        this.socket = socket;
    }

    static void start(Settings settings, Http2Session session, ArmeriaSocket socket) {
        KeepAlive pulse = new KeepAlive(settings, session, socket);
        session.onStreams(pulse::noteUse);
        pulse.beatAfter(settings.time(), pulse::beat);
        pulse.checkIdleAfter(settings.idle());
        socket.closed().thenRun(pulse::stop);
    }

    private void noteUse() {
        boolean used = session.streams() > 0;
        if (inUse && !used) {
            unusedSinceNanos = System.nanoTime();
        }
        inUse = used;
    }

    private void beat() {
        long silence = System.nanoTime() - socket.lastReadNanos();
        if (silence < settings.time()) {
            beatAfter(settings.time() - silence, this::beat);
        } else if (!settings.withoutCalls() && !inUse) {
            beatAfter(settings.time(), this::beat);
        } else {
            pingSentNanos = System.nanoTime();
            awaitingAnswer = true;
            session.ping(this::answered);
            beatAfter(settings.timeout(), this::checkAnswer);
        }
    }

    private void answered() {
        awaitingAnswer = false;
        cancel(nextBeat);
        beatAfter(settings.time(), this::beat);
    }

    private void checkAnswer() {
        if (awaitingAnswer && socket.lastReadNanos() - pingSentNanos < 0) {
            socket.fail(new IOException("keepalive: the server did not answer a ping within "
                    + Duration.ofNanos(settings.timeout()).toMillis() + " ms"));
        } else {
            awaitingAnswer = false; // something else was heard: that will do
            beat();
        }
    }

    private void checkIdle() {
        long unused = inUse ? 0 : System.nanoTime() - unusedSinceNanos;
        if (unused >= settings.idle()) {
            socket.idle();
        } else {
            checkIdleAfter(settings.idle() - unused);
        }
    }

    private void beatAfter(long nanos, Runnable step) {
        nextBeat = socket.loop().schedule(step, nanos, TimeUnit.NANOSECONDS);
    }

    private void checkIdleAfter(long nanos) {
        nextIdleCheck = socket.loop().schedule(this::checkIdle, nanos, TimeUnit.NANOSECONDS);
    }

    private void stop() {
        cancel(nextBeat);
        cancel(nextIdleCheck);
    }

    private static void cancel(@Nullable Future<?> step) {
        if (step != null) {
            step.cancel(false);
        }
    }
}
