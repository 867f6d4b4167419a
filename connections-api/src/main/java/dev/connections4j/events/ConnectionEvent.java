package dev.connections4j.events;

import dev.connections4j.ConnectTimings;
import dev.connections4j.ConnectionsException;
import dev.connections4j.spi.LinkEnd;
import io.grpc.ConnectivityState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to the connection of an alias. None holds a secret. A connect over a pool of two reports two {@link Attempt}s, then {@link
 * Connect}; a lost socket {@link LinkEnded}, then {@link StateChanged}; a reconnect an {@link Attempt} each time it is tried, until one succeeds.
 */
public sealed interface ConnectionEvent {
    /** {@return the name of the connection} */
    String alias();

    /** {@return where it goes, as {@code host:port} or path} */
    String address();

    /** {@return the transport's name; empty if none was reached} */
    String transport();

    /** An event of something that succeeded or failed. */
    sealed interface Outcome extends ConnectionEvent permits Attempt, Connect {
        /** {@return how long it took, and where: the stages that ended well} */
        ConnectTimings timings();

        /** {@return what made it fail, most often a {@link dev.connections4j.ConnectFailedException} with stage, reason and remedy; null if it succeeded} */
        @Nullable
        ConnectionsException failure();

        /** {@return the failure's code: the name of a {@link dev.connections4j.Reason}, or for instance {@code TRANSPORT_UNAVAILABLE}; empty if it succeeded} */
        default String reason() {
            ConnectionsException failed = failure();
            return failed == null ? "" : failed.code();
        }
    }

    /**
     * A member of the pool tried to open a link: one socket, with Connect sent over it. One that was given up from outside is not reported.
     *
     * @param alias the name of the connection
     * @param address where it goes
     * @param transport the transport's name
     * @param member the member's number, from 0
     * @param round how often this member has tried in a row: 1 for the first time since it had a link
     * @param isReconnect false if it is part of a connect or replace, whose end is a {@link Connect}
     * @param timings of this attempt
     * @param failure what made it fail; null if the link is open
     */
    record Attempt(
            String alias,
            String address,
            String transport,
            int member,
            int round,
            boolean isReconnect,
            ConnectTimings timings,
            @Nullable ConnectionsException failure)
            implements Outcome {}

    /**
     * A connect or replace ended, for all of its callers. A call that fails before anything is opened, for a wrong parameter, is not reported.
     *
     * @param alias the name of the connection
     * @param address where it goes
     * @param transport the transport's name; empty if none was reached
     * @param isReplace whether the alias had a connection already
     * @param rounds how often the member tried that tried most often
     * @param timings of the whole; of each stage the longest among the members
     * @param failure what the last caller got, {@code CANCELLED} if another call came first; null if it is connected
     */
    record Connect(
            String alias,
            String address,
            String transport,
            boolean isReplace,
            int rounds,
            ConnectTimings timings,
            @Nullable ConnectionsException failure)
            implements Outcome {}

    /**
     * A link of a member takes no more calls.
     *
     * @param alias the name of the connection
     * @param address where it went
     * @param transport the transport's name
     * @param member the member's number, from 0
     * @param end why; null if this side closed it, by disconnect or replace
     * @param age how long it was open
     * @param served whether the server has answered a call over it
     */
    record LinkEnded(
            String alias,
            String address,
            String transport,
            int member,
            @Nullable LinkEnd end,
            Duration age,
            boolean served)
            implements ConnectionEvent {}

    /**
     * The state of a connection, {@link dev.connections4j.Connection#state()}, has changed; {@link Connect} stands for the first {@code READY}, and
     * {@link Closed} for {@code SHUTDOWN}. What changes back at once may not be reported.
     *
     * @param alias the name of the connection
     * @param address where it goes
     * @param transport the transport's name
     * @param state the new one
     */
    record StateChanged(String alias, String address, String transport, ConnectivityState state)
            implements ConnectionEvent {}

    /**
     * The alias is not connected any more. Its links end when its calls have ended, or their grace is over.
     *
     * @param alias the name of the connection
     * @param address where it went
     * @param transport the transport's name
     * @param by the call that closed it, for instance {@code disconnect}
     */
    record Closed(String alias, String address, String transport, String by) implements ConnectionEvent {}
}
