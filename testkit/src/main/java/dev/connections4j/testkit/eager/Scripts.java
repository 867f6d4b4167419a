package dev.connections4j.testkit.eager;

import dev.connections4j.grpc.Http2;
import java.io.IOException;

/** What a server does on a connection: {@code (talk) -> …}, each a {@link FrameServer.Script}. */
final class Scripts {
    static final int WINDOW = 10;
    static final int UNAUTHENTICATED = 16;
    static final int INTERNAL = 13;
    static final int INITIAL_WINDOW_SIZE = 4;
    static final Frame PING = Frame.of(Http2.PING, 0, new byte[8]);

    private static final int MAX_CONCURRENT_STREAMS = 3;
    private static final byte[] REFUSED_STREAM = {0, 0, 0, 7};
    private static final Frame NO_STREAMS = setting(MAX_CONCURRENT_STREAMS, 0);
    private static final Frame GOAWAY = Frame.of(Http2.GOAWAY, 0, new byte[8]);

    private Scripts() {}

    private static Frame setting(int name, int value) {
        return Frame.settings(
                (byte) 0, (byte) name, (byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte)
                        value);
    }

    /** Says nothing before it has the whole request; then all that a server says, and a ping, after which all is read that was sent before. */
    static void answersLate(Talk talk) throws IOException {
        talk.readPreface();
        int stream = talk.readRequest();
        talk.send(Frame.settings());
        answers(talk, stream);
    }

    /** As every server does: its SETTINGS first. */
    static void answersInOrder(Talk talk) throws IOException {
        talk.readPreface();
        talk.send(Frame.settings());
        answers(talk, talk.readRequest());
    }

    private static void answers(Talk talk, int stream) throws IOException {
        talk.answer(stream);
        talk.send(PING);
        talk.readToTheEnd();
    }

    /** Allows a few bytes of each request at first; answers a second one too, when it has taken the rest of it. */
    static void opensItsWindowLate(Talk talk) throws IOException {
        talk.readPreface();
        int first = talk.readRequest();
        talk.send(setting(INITIAL_WINDOW_SIZE, WINDOW));
        talk.answer(first);
        int second = talk.readNext(Http2.DATA).stream();
        talk.send(Frame.of(Http2.WINDOW_UPDATE, second, (byte) 0, (byte) 0, (byte) 1, (byte) 0));
        talk.readRequest();
        talk.answer(second);
        talk.readToTheEnd();
    }

    /** Answers Connect, and nothing else. */
    static void answersConnect(Talk talk) throws IOException {
        talk.connect();
        talk.readToTheEnd();
    }

    static void saysNothing(Talk talk) throws IOException {
        talk.readPreface();
        talk.readToTheEnd();
    }

    static void closesAtOnce(Talk talk) throws IOException {
        talk.close();
    }

    static void closesAfterTheHandshake(Talk talk) throws IOException {
        talk.shakeHands();
    }

    static void closesOnTheRequest(Talk talk) throws IOException {
        talk.readPreface();
        talk.readNext(Http2.SETTINGS);
    }

    static void resets(Talk talk) throws IOException {
        talk.readPreface();
        talk.reset();
    }

    /** GOAWAY where SETTINGS should be. */
    static void goesAwayInsteadOfSettings(Talk talk) throws IOException {
        talk.readPreface();
        talk.send(GOAWAY);
        talk.readToTheEnd();
    }

    /** A stream of any number is too much for it. */
    static void goesAway(Talk talk) throws IOException {
        talk.readPreface();
        talk.send(Frame.settings());
        talk.send(GOAWAY);
        talk.readToTheEnd();
    }

    static void sendsWrongSettings(Talk talk) throws IOException {
        talk.readPreface();
        talk.send(setting(INITIAL_WINDOW_SIZE, -1));
        talk.readToTheEnd();
    }

    static void closesAfterSettings(Talk talk) throws IOException {
        talk.readPreface();
        talk.readRequest();
        talk.send(Frame.settings());
        talk.readAckOf(Http2.SETTINGS);
    }

    /** Allows no stream, and refuses the one that is there already. */
    static void allowsNoStream(Talk talk) throws IOException {
        talk.readPreface();
        int stream = talk.readRequest();
        talk.send(NO_STREAMS);
        talk.send(Frame.of(Http2.RST_STREAM, stream, REFUSED_STREAM));
        talk.readToTheEnd();
    }

    /** Allows no stream until its SETTINGS are acknowledged. */
    static void allowsStreamsLater(Talk talk) throws IOException {
        talk.readPreface();
        talk.send(NO_STREAMS);
        talk.readAckOf(Http2.SETTINGS);
        talk.received.clear();
        talk.send(setting(MAX_CONCURRENT_STREAMS, 100));
        answers(talk, talk.readRequest());
    }

    /** Refuses Connect by a status of gRPC. */
    static FrameServer.Script refusesBy(int status) {
        return talk -> {
            talk.readPreface();
            int stream = talk.readRequest();
            talk.send(Frame.settings());
            talk.refuse(stream, status);
            talk.readToTheEnd();
        };
    }
}
