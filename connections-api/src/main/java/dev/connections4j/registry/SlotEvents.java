package dev.connections4j.registry;

import dev.connections4j.ConnectTimings;
import dev.connections4j.Connection;
import dev.connections4j.ConnectionsException;
import dev.connections4j.events.ConnectionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the events of an alias' transitions; not needed while nobody listens. */
final class SlotEvents {
    private SlotEvents() {}

    /** The attempt is published, if it still counted. */
    static List<ConnectionEvent> connected(
            TransitionResult step, Attempt attempt, boolean isReplace, ConnectTimings timings) {
        return step.leaving().isEmpty()
                ? List.of()
                : List.of(connect(attempt, isReplace, attempt.progress().failedTries() + 1, timings, null));
    }

    /** Callers left; if they were the last ones, the attempt has ended as the last of them sees it. */
    static List<ConnectionEvent> left(TransitionResult step, Attempt attempt, Failures.OfCaller failure) {
        return step.givesUp(attempt) ? List.of(failed(step, attempt, failure)) : List.of();
    }

    /** Something of the alias was ended: its connection, an attempt under way, or both. */
    static List<ConnectionEvent> ended(@Nullable TransitionResult step, String by) {
        List<ConnectionEvent> events = new ArrayList<>(2);
        if (step != null && step.dropped() != null && !step.leaving().isEmpty()) {
            events.add(failed(step, step.dropped(), (caller, progress) -> Failures.cancelled(caller, progress, by)));
        }
        if (step != null && step.closed() != null) {
            ActiveConnection closed = step.closed();
            events.add(new ConnectionEvent.Closed(
                    closed.connection().alias(), closed.resolved().address().toString(), closed.transport(), by));
        }
        return events;
    }

    private static ConnectionEvent failed(TransitionResult step, Attempt attempt, Failures.OfCaller failure) {
        Caller last = step.leaving().get(step.leaving().size() - 1);
        boolean isReplace =
                step.closed() != null || (step.next() != null && step.next().live() != null);
        Progress progress = attempt.progress();
        ConnectionsException thrown = thrown(failure.of(last, progress));
        int rounds = Math.max(progress.tries(), progress.failedTries());
        return connect(attempt, isReplace, rounds, new ConnectTimings(progress.age(), progress.stages()), thrown);
    }

    private static ConnectionsException thrown(Supplier<Connection> result) {
        try {
            throw new IllegalStateException("a caller that left got " + result.get());
        } catch (ConnectionsException e) {
            return e;
        } catch (UnsupportedOperationException e) {
            return new ConnectionsException("UNSUPPORTED_HANDLER", String.valueOf(e.getMessage()), e);
        }
    }

    private static ConnectionEvent connect(
            Attempt attempt,
            boolean isReplace,
            int rounds,
            ConnectTimings timings,
            @Nullable ConnectionsException failure) {
        Progress progress = attempt.progress();
        return new ConnectionEvent.Connect(
                attempt.alias(),
                progress.resolved().address().toString(),
                progress.transport(),
                isReplace,
                rounds,
                timings,
                failure);
    }
}
