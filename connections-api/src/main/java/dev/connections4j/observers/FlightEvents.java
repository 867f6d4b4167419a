package dev.connections4j.observers;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** The events of a flight recording: those of {@link dev.connections4j.events.ConnectionEvent}, in fields that a recording can hold. */
final class FlightEvents {
    /** How the flight recorder writes that a time span is not there. */
    static final long NOT_TAKEN_PLACE = Long.MIN_VALUE;

    private FlightEvents() {}

    /** What each has. They happen at a moment, so their own duration means nothing, and neither does the stack of the thread that writes them. */
    @Category("Connections4J")
    @StackTrace(false)
    abstract static class OfConnection extends Event {
        @Label("Alias")
        String alias;

        @Label("Address")
        String address;

        @Label("Transport")
        String transport;
    }

    abstract static class Outcome extends OfConnection {
        @Label("Elapsed")
        @Timespan
        long elapsed;

        @Label("Endpoint")
        @Timespan
        long endpoint;

        @Label("Name Lookup")
        @Timespan
        long nameLookup;

        @Label("TCP")
        @Timespan
        long tcp;

        @Label("Proxy")
        @Timespan
        long proxy;

        @Label("TLS")
        @Timespan
        long tls;

        @Label("HTTP/2")
        @Timespan
        long http2;

        @Label("Connect")
        @Timespan
        long connect;

        @Label("Reason")
        @Description("Empty if it succeeded")
        String reason;

        @Label("Failed at Stage")
        String stage;

        @Label("Message")
        String message;
    }

    @Name("dev.connections4j.Attempt")
    @Label("Connection Attempt")
    @Description("A member of the pool tried to open a link")
    static final class Attempt extends Outcome {
        @Label("Member")
        int member;

        @Label("Round")
        int round;

        @Label("Reconnect")
        boolean reconnect;
    }

    @Name("dev.connections4j.Connect")
    @Label("Connect")
    @Description("A connect or replace ended, for all of its callers")
    static final class Connect extends Outcome {
        @Label("Replace")
        boolean replace;

        @Label("Rounds")
        int rounds;
    }

    @Name("dev.connections4j.LinkEnded")
    @Label("Link Ended")
    @Description("A link of a member takes no more calls")
    static final class LinkEnded extends OfConnection {
        @Label("Member")
        int member;

        @Label("End")
        String end;

        @Label("Age")
        @Timespan
        long age;

        @Label("Served")
        boolean served;
    }

    @Name("dev.connections4j.StateChanged")
    @Label("Connection State")
    @Description("The state of a connection has changed")
    static final class StateChanged extends OfConnection {
        @Label("State")
        String state;
    }

    @Name("dev.connections4j.Closed")
    @Label("Connection Closed")
    @Description("The alias is not connected any more")
    static final class Closed extends OfConnection {
        @Label("By")
        String by;
    }
}
