package dev.connections4j.link;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.ConnectTimings;
import dev.connections4j.ConnectionsException;
import dev.connections4j.events.ConnectionEvent;
import dev.connections4j.spi.LinkEnd;
import dev.connections4j.spi.LinkException;
import io.grpc.ConnectivityState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes the events of a pool and its members; not needed while nobody listens. */
final class MemberEvents {
    private MemberEvents() {}

    static ConnectionEvent attempt(
            LinkSource source,
            int member,
            boolean isReconnect,
            MemberAttempt attempt,
            int round,
            @Nullable Throwable failure) {
        Duration elapsed = attempt.age();
        return new ConnectionEvent.Attempt(
                source.alias(),
                source.parameters().address().toString(),
                source.transport().name(),
                member,
                round,
                isReconnect,
                new ConnectTimings(elapsed, attempt.stages().durations()),
                failure == null ? null : exception(source, elapsed, failure));
    }

    private static ConnectionsException exception(LinkSource source, Duration elapsed, Throwable failure) {
        if (failure instanceof LinkException link) {
            return new ConnectFailedException(
                    source.alias(),
                    source.parameters().address().toString(),
                    source.transport().name(),
                    elapsed,
                    link.failure().namingUnusedProxy(source.parameters()),
                    link);
        }
        return (ConnectionsException) failure;
    }

    static ConnectionEvent state(LinkSource source, ConnectivityState state) {
        return new ConnectionEvent.StateChanged(
                source.alias(),
                source.parameters().address().toString(),
                source.transport().name(),
                state);
    }

    static ConnectionEvent ended(LinkSource source, int member, ActiveLink link, @Nullable LinkEnd end) {
        return new ConnectionEvent.LinkEnded(
                source.alias(),
                source.parameters().address().toString(),
                source.transport().name(),
                member,
                end,
                link.age(),
                link.hasServed());
    }
}
