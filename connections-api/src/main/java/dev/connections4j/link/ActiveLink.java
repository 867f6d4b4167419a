package dev.connections4j.link;

import dev.connections4j.async.Clock;
import dev.connections4j.spi.TransportLink;
import io.grpc.Channel;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An open link and its calls in flight. Retired, it takes no new call and closes once the last one has ended, or once the grace given to them
 * is over.
 */
final class ActiveLink {
    private final Subchannel member;
    private final MemberAttempt openedBy;
    private final TransportLink link;
    private final Clock clock;
    private final CallsInFlight<RoutedCall<?, ?>> inFlight = new CallsInFlight<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final long openedNanos;
    private volatile boolean retired;
    private volatile boolean served;
    private volatile @Nullable Status cut;

    ActiveLink(Subchannel member, TransportLink link, MemberAttempt openedBy, Clock clock) {
        this.member = member;
        this.openedBy = openedBy;
        this.link = link;
        this.clock = clock;
        this.openedNanos = clock.nanoTime();
    }

    /** Whose link it is. */
    Subchannel member() {
        return member;
    }

    Channel channel() {
        return link.channel();
    }

    /** A call that starts; false if the link is retired: then it must go elsewhere. */
    boolean enter(RoutedCall<?, ?> call) {
        call.enter(inFlight); // before retired is read; retire() writes that before it looks here
        if (!retired) {
            return true;
        }
        leave(call);
        return false;
    }

    /** A call that ended. */
    void leave(RoutedCall<?, ?> call) {
        if (call.leave(inFlight) && retired && inFlight.isEmpty()) {
            close();
        }
    }

    /** The server has answered a call. */
    void served() {
        if (!served) {
            served = true;
        }
    }

    boolean hasServed() {
        return served;
    }

    /** How long ago it was opened. */
    Duration age() {
        return Duration.ofNanos(clock.nanoTime() - openedNanos);
    }

    /** With what calls in flight were cut off; null while they were not. */
    @Nullable
    Status cut() {
        return cut;
    }

    /** No new calls; closes once there are none. */
    void retire() {
        retired = true;
        if (inFlight.isEmpty()) {
            close();
        }
    }

    /** Retires, and after {@code grace} ends the calls still in flight with {@code status}. May be repeated: the shortest grace counts. */
    CompletableFuture<Void> drain(Duration grace, Status status) {
        retire();
        if (grace.isZero()) {
            cutOff(status);
        } else if (!closed.isDone()) {
            Runnable cancel = clock.after(grace, () -> cutOff(status));
            closed.thenRun(cancel);
        }
        return closed;
    }

    private void cutOff(Status status) {
        cut = status;
        inFlight.forEach(RoutedCall::cutOff);
        close();
    }

    private void close() {
        if (closing.compareAndSet(false, true)) {
            openedBy.close().whenComplete((done, failure) -> {
                member.closed(this);
                closed.complete(null);
            });
        }
    }
}
