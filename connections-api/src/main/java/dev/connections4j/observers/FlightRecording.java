package dev.connections4j.observers;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.ConnectTimings;
import dev.connections4j.Stage;
import dev.connections4j.events.ConnectionEvent;
import dev.connections4j.events.ConnectionListener;
import java.time.Duration;

/** Writes each event into the flight recordings that run. Its own class, for nothing else may need the module {@code jdk.jfr}. */
final class FlightRecording implements ConnectionListener {
    @Override
    public void onEvent(ConnectionEvent event) {
        if (event instanceof ConnectionEvent.Attempt attempt) {
            FlightEvents.Attempt made = new FlightEvents.Attempt();
            made.member = attempt.member();
            made.round = attempt.round();
            made.reconnect = attempt.isReconnect();
            commit(made, attempt);
        } else if (event instanceof ConnectionEvent.Connect connect) {
            FlightEvents.Connect made = new FlightEvents.Connect();
            made.replace = connect.isReplace();
            made.rounds = connect.rounds();
            commit(made, connect);
        } else if (event instanceof ConnectionEvent.LinkEnded ended) {
            FlightEvents.LinkEnded made = new FlightEvents.LinkEnded();
            made.member = ended.member();
            made.end = ended.end() == null ? "CLOSED" : ended.end().name();
            made.age = ended.age().toNanos();
            made.served = ended.served();
            commit(made, ended);
        } else if (event instanceof ConnectionEvent.StateChanged changed) {
            FlightEvents.StateChanged made = new FlightEvents.StateChanged();
            made.state = changed.state().name();
            commit(made, changed);
        } else if (event instanceof ConnectionEvent.Closed closed) {
            FlightEvents.Closed made = new FlightEvents.Closed();
            made.by = closed.by();
            commit(made, closed);
        }
    }

    private static void commit(FlightEvents.Outcome made, ConnectionEvent.Outcome outcome) {
        ConnectTimings timings = outcome.timings();
        made.elapsed = timings.elapsed().toNanos();
        made.endpoint = nanos(timings, Stage.ENDPOINT);
        made.nameLookup = nanos(timings, Stage.NAME_LOOKUP);
        made.tcp = nanos(timings, Stage.TCP);
        made.proxy = nanos(timings, Stage.PROXY);
        made.tls = nanos(timings, Stage.TLS);
        made.http2 = nanos(timings, Stage.HTTP2);
        made.connect = nanos(timings, Stage.CONNECT);
        made.reason = outcome.reason();
        made.message = outcome.failure() == null
                ? ""
                : String.valueOf(outcome.failure().getMessage());
        made.stage = outcome.failure() instanceof ConnectFailedException failed
                ? failed.stage().map(Stage::name).orElse("")
                : "";
        commit(made, (ConnectionEvent) outcome);
    }

    private static void commit(FlightEvents.OfConnection made, ConnectionEvent event) {
        made.alias = event.alias();
        made.address = event.address();
        made.transport = event.transport();
        made.commit();
    }

    private static long nanos(ConnectTimings timings, Stage stage) {
        return timings.of(stage).map(Duration::toNanos).orElse(FlightEvents.NOT_TAKEN_PLACE);
    }
}
