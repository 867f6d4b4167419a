package dev.connections4j.testkit.eager;

import static dev.connections4j.testkit.eager.LinkCalls.await;
import static dev.connections4j.testkit.eager.LinkCalls.call;
import static dev.connections4j.testkit.eager.LinkCalls.close;
import static dev.connections4j.testkit.eager.LinkCalls.end;
import static dev.connections4j.testkit.eager.LinkCalls.fate;
import static dev.connections4j.testkit.eager.LinkCalls.reset;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.google.common.util.concurrent.ListenableFuture;
import dev.connections4j.grpc.Http2;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.spi.LinkEnd;
import dev.connections4j.spi.LostCallException.Fate;
import dev.connections4j.spi.Transport;
import dev.connections4j.spi.TransportLink;
import dev.connections4j.testkit.link.Links;
import io.grpc.CallCredentials;
import io.grpc.CallOptions;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a link says of each call that it ends, and of its own end, against a server frame by frame. A wrong {@link Fate} would run a call
 * twice; a new version of a stack that words its statuses otherwise fails here.
 */
@Timeout(60)
public abstract class LostCallsContract {
    private static final int NO_ERROR = 0;
    private static final int INTERNAL_ERROR = 2;
    private static final int CANCEL = 8;
    private static final int REFUSED_STREAM = 7;
    private static final int ANY_STREAM = Integer.MAX_VALUE;
    private static final byte[] ONE_STREAM = {0, 3, 0, 0, 0, 1};

    private final Transport transport;

    /**
     * The cases for one transport.
     *
     * @param transport itself
     */
    protected LostCallsContract(Transport transport) {
        this.transport = transport;
    }

    @Test
    void refusedStream_isRefused_andTheLinkGoesOn() throws Exception {
        try (FrameServer server = FrameServer.with(talk -> {
            talk.connect();
            reset(talk, talk.readRequest(), REFUSED_STREAM);
            talk.answer(talk.readRequest());
            talk.readToTheEnd();
        })) {
            TransportLink link = open(server);
            assertEquals(Fate.REFUSED, fate(call(link)));
            assertNotNull(call(link).get(20, TimeUnit.SECONDS));
            close(link);
        }
    }

    @Test
    void streamResetOtherwise_isTheCallsOwn() throws Exception {
        try (FrameServer server = FrameServer.with(talk -> {
            talk.connect();
            reset(talk, talk.readRequest(), INTERNAL_ERROR);
            reset(talk, talk.readRequest(), CANCEL);
            talk.readToTheEnd();
        })) {
            TransportLink link = open(server);
            assertEquals(null, fate(call(link)));
            assertEquals(null, fate(call(link)));
            close(link);
        }
    }

    @Test
    void answerBegun_thenRefused_mayHaveBeenProcessed() throws Exception {
        try (FrameServer server = FrameServer.with(talk -> {
            talk.connect();
            int stream = talk.readRequest();
            talk.begin(stream);
            reset(talk, stream, REFUSED_STREAM);
            talk.readToTheEnd();
        })) {
            TransportLink link = open(server);
            assertEquals(Fate.UNKNOWN, fate(call(link)));
            close(link);
        }
    }

    @Test
    void goAway_belowTheCall_isAboveGoAway_andTheLinkGoesAway() throws Exception {
        try (FrameServer server = FrameServer.with(talk -> {
            talk.connect();
            talk.goAway(talk.readRequest() - 2, NO_ERROR);
            talk.readToTheEnd();
        })) {
            TransportLink link = open(server);
            assertEquals(Fate.ABOVE_GOAWAY, fate(call(link)));
            assertEquals(LinkEnd.GOING_AWAY, end(link));
            assertEquals(Fate.NOT_SENT, fate(call(link)));
            close(link);
        }
    }

    /** Servers on Netty name a wrong last stream then. */
    @Test
    void goAway_withAnError_mayHaveBeenProcessed_andTheLinkIsBroken() throws Exception {
        try (FrameServer server = FrameServer.with(talk -> {
            talk.connect();
            talk.goAway(talk.readRequest() - 2, INTERNAL_ERROR);
            talk.readToTheEnd();
        })) {
            TransportLink link = open(server);
            assertEquals(Fate.UNKNOWN, fate(call(link)));
            assertEquals(LinkEnd.BROKEN, end(link));
            close(link);
        }
    }

    @Test
    void goAway_inTwoSteps_endsTheLinkAtTheFirst_andCallsInFlightGoOn() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (FrameServer server = FrameServer.with(talk -> {
            talk.connect();
            int stream = talk.readRequest();
            talk.goAway(ANY_STREAM, NO_ERROR);
            await(over);
            talk.goAway(stream, NO_ERROR);
            talk.answer(stream);
            talk.readToTheEnd();
        })) {
            TransportLink link = open(server);
            ListenableFuture<byte[]> inFlight = call(link);
            assertEquals(LinkEnd.GOING_AWAY, end(link));
            assertEquals(Fate.NOT_SENT, fate(call(link)));
            over.countDown();
            assertNotNull(inFlight.get(20, TimeUnit.SECONDS));
            close(link);
        }
    }

    /** The stacks may describe this end as that of a call above the last stream. */
    @Test
    void goAway_aboveTheCall_thenClosed_mayHaveBeenProcessed() throws Exception {
        for (boolean any : new boolean[] {false, true}) {
            try (FrameServer server = FrameServer.with(talk -> {
                talk.connect();
                int stream = talk.readRequest();
                talk.goAway(any ? ANY_STREAM : stream, NO_ERROR);
                talk.close();
            })) {
                TransportLink link = open(server);
                assertEquals(Fate.UNKNOWN, fate(call(link)));
                assertEquals(LinkEnd.GOING_AWAY, end(link));
                close(link);
            }
        }
    }

    @Test
    void socketClosed_mayHaveBeenProcessed_whatWaitsForAStreamHasNotBeenSent() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        try (FrameServer server = FrameServer.with(talk -> {
            talk.connect(ONE_STREAM);
            talk.readRequest();
            await(waiting);
            talk.close();
        })) {
            TransportLink link = open(server);
            ListenableFuture<byte[]> sent = call(link);
            ListenableFuture<byte[]> waits = call(link);
            waiting.countDown();
            assertEquals(Fate.UNKNOWN, fate(sent));
            assertEquals(Fate.NOT_SENT, fate(waits));
            assertEquals(LinkEnd.BROKEN, end(link));
            assertEquals(Fate.NOT_SENT, fate(call(link)));
            close(link);
        }
    }

    @Test
    void goAway_whatWaitsForAStream_hasNotBeenSent() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        try (FrameServer server = FrameServer.with(talk -> {
            talk.connect(ONE_STREAM);
            int stream = talk.readRequest();
            await(waiting);
            talk.goAway(stream, NO_ERROR);
            await(ended);
            talk.answer(stream);
            talk.readToTheEnd();
        })) {
            TransportLink link = open(server);
            ListenableFuture<byte[]> sent = call(link);
            ListenableFuture<byte[]> waits = call(link);
            waiting.countDown();
            assertEquals(Fate.NOT_SENT, fate(waits)); // while the one in flight goes on
            ended.countDown();
            assertNotNull(sent.get(20, TimeUnit.SECONDS));
            close(link);
        }
    }

    @Test
    void brokenFrames_mayHaveBeenProcessed_andTheLinkIsBroken() throws Exception {
        try (FrameServer server = FrameServer.with(talk -> {
            talk.connect();
            talk.readRequest();
            talk.send(Frame.of(Http2.SETTINGS, 1, (byte) 1, (byte) 2, (byte) 3));
            talk.readToTheEnd();
        })) {
            TransportLink link = open(server);
            assertEquals(Fate.UNKNOWN, fate(call(link)));
            assertEquals(LinkEnd.BROKEN, end(link));
            close(link);
        }
    }

    @Test
    void close_mayHaveBeenProcessed() throws Exception {
        try (FrameServer server = FrameServer.with(Scripts::answersConnect)) {
            TransportLink link = open(server);
            ListenableFuture<byte[]> inFlight = call(link);
            close(link);
            assertEquals(Fate.UNKNOWN, fate(inFlight));
        }
    }

    @RepeatedTest(3) // a call that comes while the channel turns idle must not wait for ever
    void idle_isNoFailure_andLateCallsHaveNotBeenSent() throws Exception {
        try (FrameServer server = FrameServer.with(Scripts::answersConnect)) {
            TransportLink link = Links.to(transport, server.port())
                    .with(Parameters.IDLE_TIMEOUT, Duration.ofSeconds(1))
                    .open();
            int sockets = server.talks.size();
            assertEquals(LinkEnd.IDLE, end(link));
            assertEquals(Fate.NOT_SENT, fate(call(link)));
            assertEquals(sockets, server.talks.size());
            close(link);
        }
    }

    @Test
    void answersOfTheServers_areNotTheLinks() throws Exception {
        try (FrameServer server = FrameServer.with(talk -> {
            talk.connect();
            talk.refuse(talk.readRequest(), Status.Code.UNAVAILABLE.value());
            talk.refuse(talk.readRequest(), Status.Code.INTERNAL.value());
            talk.answerHttp(talk.readRequest(), 503);
            talk.readToTheEnd();
        })) {
            TransportLink link = open(server);
            for (int i = 0; i < 3; i++) {
                assertEquals(null, fate(call(link)));
            }
            close(link);
        }
    }

    @Test
    void callersOwnEnds_areNotTheLinks() throws Exception {
        try (FrameServer server = FrameServer.with(Scripts::answersConnect)) {
            TransportLink link = open(server);
            CallOptions soon = CallOptions.DEFAULT.withDeadlineAfter(1, TimeUnit.MILLISECONDS);
            assertEquals(null, fate(call(link, soon)));
            CallOptions small = CallOptions.DEFAULT.withMaxOutboundMessageSize(1);
            assertEquals(null, fate(call(link, small)));
            CallOptions withoutToken = CallOptions.DEFAULT.withCallCredentials(new CallCredentials() {
                @Override
                public void applyRequestMetadata(RequestInfo call, Executor executor, MetadataApplier applier) {
                    applier.fail(Status.UNAVAILABLE.withDescription("no token"));
                }
            });
            assertEquals(null, fate(call(link, withoutToken)));
            close(link);
        }
    }

    private TransportLink open(FrameServer server) {
        return Links.to(transport, server.port()).open();
    }
}
