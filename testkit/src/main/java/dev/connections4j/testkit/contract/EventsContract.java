package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.events.ConnectionEvent;
import dev.connections4j.events.ConnectionEvent.Attempt;
import dev.connections4j.events.ConnectionEvent.Connect;
import dev.connections4j.testkit.Await;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What listeners and the log get of a connection's life: the same on every transport. */
abstract class EventsContract extends ContractPart {
    private final List<ConnectionEvent> events = new CopyOnWriteArrayList<>();

    EventsContract(String transport) {
        super(transport);
    }

    private <E extends ConnectionEvent> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void connect_isOneAttemptAndOneConnect_withTransportAndStages() {
        closing(registry.addListener(events::add));
        connect(ALIAS);
        Await.until("the connect is reported", () -> !all(Connect.class).isEmpty());

        assertEquals(2, events.size(), events::toString);
        Attempt attempt = all(Attempt.class).get(0);
        assertEquals(transport, attempt.transport());
        assertEquals(server.address(), attempt.address());
        assertEquals(1, attempt.round());
        assertFalse(attempt.isReconnect());
        assertTrue(attempt.timings().of(Stage.CONNECT).isPresent(), attempt::toString);
        assertEquals(
                attempt.timings().stages(), all(Connect.class).get(0).timings().stages());
    }

    @Test
    void outage_isAnEventForEachAttempt_andALineForEachChange() {
        closing(registry.addListener(events::add));
        Lines lines = closing(new Lines());
        connect(ALIAS, p -> p.keepAlive(true));
        server.stop();
        Await.until("it has failed four times", () -> reconnects(Reason.REFUSED) >= 4);
        server.start();
        Await.until("it is logged that it is connected again", () -> lines.anyHas("connected again"));
        registry.disconnect(ALIAS);

        Attempt failed = all(Attempt.class).stream()
                .filter(attempt -> attempt.failure() instanceof ConnectFailedException)
                .findFirst()
                .orElseThrow();
        assertTrue(failed.isReconnect());
        assertEquals(transport, failed.transport());
        List<String> refused = lines.having("fails at stage TCP: REFUSED");
        assertEquals(1, refused.size(), () -> "one line for so many attempts: " + lines.having(""));
        assertTrue(
                lines.having("").size() <= 4,
                () -> lines.having("").toString()); // broke, and perhaps CLOSED while it stopped
        assertTrue(
                lines.having("").stream().allMatch(line -> line.startsWith(ALIAS + ": ")),
                () -> lines.having("").toString());
        Await.until(
                "the end is reported", () -> !all(ConnectionEvent.Closed.class).isEmpty());
    }

    private long reconnects(Reason reason) {
        return all(Attempt.class).stream()
                .filter(attempt -> attempt.isReconnect() && attempt.reason().equals(reason.name()))
                .count();
    }

    /** What a person on call reads. */
    private static final class Lines extends Handler implements AutoCloseable {
        private final Logger logger = Logger.getLogger("dev.connections4j.link");
        private final List<String> lines = new CopyOnWriteArrayList<>();

        Lines() {
            logger.addHandler(this);
        }

        boolean anyHas(String part) {
            return !having(part).isEmpty();
        }

        List<String> having(String part) {
            return lines.stream().filter(line -> line.contains(part)).toList();
        }

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.INFO.intValue()) {
                lines.add(line.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
        }
    }
}
