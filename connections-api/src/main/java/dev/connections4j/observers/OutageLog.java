package dev.connections4j.observers;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Failure;
import dev.connections4j.async.Clock;
import dev.connections4j.events.ConnectionEvent;
import dev.connections4j.events.ConnectionListener;
import dev.connections4j.spi.LinkEnd;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The log lines of a connection that is lost: that it broke, why reconnecting fails (each reason once), that it is connected again. The caller of a first
 * connect gets its outcome, so that is not logged.
 */
final class OutageLog implements ConnectionListener {
    /** A link that ends sooner, without having served a call, was no recovery. */
    private static final Duration LONG_LIFE = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger("dev.connections4j.link");

    private final Clock clock;
    private final Executor inOrder;
    private final Map<String, Outage> outages = new HashMap<>();

    /** One loss, until the connection stays open. */
    private static final class Outage {
        final String address;
        final long sinceNanos;
        final Set<String> reported = new HashSet<>();
        final Set<Integer> failing = new HashSet<>();
        int attempts;
        int openings;
        boolean isOver;
        boolean endsEarly;

        Outage(String address, long sinceNanos) {
            this.address = address;
            this.sinceNanos = sinceNanos;
        }
    }

    /** {@code inOrder} runs what is to run later, after the events that have come by then. */
    OutageLog(Clock clock, Executor inOrder) {
        this.clock = clock;
        this.inOrder = inOrder;
    }

    /** Whether an outage may begin with it. */
    static boolean isTrouble(ConnectionEvent event) {
        return event instanceof ConnectionEvent.Attempt attempt
                ? attempt.isReconnect() && attempt.failure() != null
                : event instanceof ConnectionEvent.LinkEnded ended && ended.end() == LinkEnd.BROKEN;
    }

    @Override
    public void onEvent(ConnectionEvent event) {
        if (event instanceof ConnectionEvent.Closed
                || (event instanceof ConnectionEvent.Connect connect && connect.failure() == null)) {
            outages.remove(event.alias());
        } else if (event instanceof ConnectionEvent.LinkEnded ended && ended.end() == LinkEnd.BROKEN) {
            broke(ended);
        } else if (event instanceof ConnectionEvent.Attempt attempt && attempt.isReconnect()) {
            if (attempt.failure() != null) {
                failed(attempt);
            } else {
                opened(attempt);
            }
        }
    }

    private void broke(ConnectionEvent.LinkEnded link) {
        Outage outage = present(link);
        boolean wasRecovery = link.served() || link.age().compareTo(LONG_LIFE) >= 0;
        if (outage == null || (outage.isOver && wasRecovery)) {
            begin(link);
            LOG.log(Level.INFO, subject(link, "the connection", "broke"));
        } else if (outage.isOver) {
            outage.isOver = false;
            outage.endsEarly = true;
            if (outage.reported.add("")) {
                LOG.log(Level.WARNING, subject(link, "connections", "end as soon as they are open"));
            }
        }
    }

    /** Null if there is none, or only one of the address before a replace. */
    private @Nullable Outage present(ConnectionEvent event) {
        Outage known = outages.get(event.alias());
        return known != null && known.address.equals(event.address()) ? known : null;
    }

    private Outage begin(ConnectionEvent event) {
        Outage outage = new Outage(event.address(), clock.nanoTime());
        outages.put(event.alias(), outage);
        return outage;
    }

    private void failed(ConnectionEvent.Attempt attempt) {
        Outage known = present(attempt);
        boolean isNew = known == null || (known.isOver && !known.failing.contains(attempt.member()));
        Outage outage = isNew ? begin(attempt) : known;
        outage.attempts++;
        outage.failing.add(attempt.member());
        boolean isNews = outage.reported.add(attempt.reason());
        LOG.log(isNews ? Level.WARNING : Level.DEBUG, () -> subject(attempt, "reconnecting", "fails" + why(attempt)));
    }

    private static String why(ConnectionEvent.Attempt attempt) {
        if (attempt.failure() instanceof ConnectFailedException failed) {
            return failed.failure().sentenceAndRemedy();
        }
        return ": " + Failure.oneLine(String.valueOf(attempt.failure()));
    }

    private void opened(ConnectionEvent.Attempt attempt) {
        Outage outage = present(attempt);
        if (outage == null) {
            return;
        }
        outage.failing.remove(attempt.member());
        if (outage.isOver) {
            return;
        }
        outage.isOver = true;
        int opening = ++outage.openings;
        if (outage.endsEarly) {
            var unused = clock.after(LONG_LIFE, () -> inOrder.execute(() -> stayedOpen(attempt, outage, opening)));
        } else {
            recovered(attempt, outage);
        }
    }

    /** Only now is it known that the link that opened some seconds ago did not end as early as those before it. */
    private void stayedOpen(ConnectionEvent.Attempt attempt, Outage outage, int opening) {
        if (outage.isOver && outage.openings == opening && outages.get(attempt.alias()) == outage) {
            outage.endsEarly = false;
            recovered(attempt, outage);
        }
    }

    private void recovered(ConnectionEvent.Attempt attempt, Outage outage) {
        Duration lasted = Duration.ofNanos(clock.nanoTime() - outage.sinceNanos);
        String attempts = outage.attempts == 0
                ? ""
                : ", after " + outage.attempts + " failed attempt" + (outage.attempts == 1 ? "" : "s");
        LOG.log(
                Level.INFO,
                attempt.alias() + ": connected again to " + attempt.address() + " over " + attempt.transport()
                        + attempts + " in " + Failure.seconds(lasted));
    }

    private static String subject(ConnectionEvent event, String what, String does) {
        return event.alias() + ": " + what + " to " + event.address() + " over " + event.transport() + " " + does;
    }
}
