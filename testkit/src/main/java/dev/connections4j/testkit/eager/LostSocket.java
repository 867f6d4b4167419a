package dev.connections4j.testkit.eager;

import dev.connections4j.grpc.Http2;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A way in which a server ends a socket that carries a call.
 *
 * @param name in words
 * @param ending what the server does
 */
record LostSocket(String name, Ending ending) {
    private static final int HIGHEST_CODE = 13;
    private static final int UNKNOWN_CODE = 99;

    /** Every way, the simplest first. */
    static final List<LostSocket> ALL = all();

    /** Ends the socket. */
    @FunctionalInterface
    interface Ending {
        void end(Talk talk, int stream) throws IOException;
    }

    /** Ends the socket, or leaves that to the client. */
    void end(Talk talk, int stream) throws IOException {
        ending.end(talk, stream);
        talk.readToTheEnd();
    }

    private static List<LostSocket> all() {
        List<LostSocket> all = new ArrayList<>();
        all.add(new LostSocket("closed", (talk, stream) -> talk.close()));
        all.add(new LostSocket("reset", (talk, stream) -> talk.reset()));
        all.add(new LostSocket("closed within a frame", (talk, stream) -> {
            talk.send(new byte[] {0, 1, 0, Http2.DATA, 0, 0});
            talk.close();
        }));
        for (int code = 0; code <= HIGHEST_CODE; code++) {
            all.add(closedAfterGoAway(code));
        }
        for (int error = 1; error <= HIGHEST_CODE; error++) {
            int code = error;
            all.add(new LostSocket("GOAWAY with code " + code, (talk, stream) -> talk.goAway(stream - 2, code)));
        }
        // grpc-netty 1.82 drops a call above the last stream of such a GOAWAY without a word
        all.add(closedAfterGoAway(UNKNOWN_CODE));
        all.add(broken("SETTINGS on a stream", Frame.of(Http2.SETTINGS, 1, (byte) 1, (byte) 2, (byte) 3)));
        all.add(broken("a PING of three bytes", Frame.of(Http2.PING, 0, (byte) 1, (byte) 2, (byte) 3)));
        all.add(broken("DATA without a stream", Frame.of(Http2.DATA, 0, (byte) 1)));
        all.add(broken("an unopened stream", Frame.of(Http2.DATA, 1001, (byte) 1)));
        all.add(broken("a window without increment", Frame.of(Http2.WINDOW_UPDATE, 0, new byte[4])));
        all.add(new LostSocket("headers that cannot be decoded", (talk, stream) -> {
            byte[] block = {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff};
            talk.send(Frame.headers(stream, false, block));
        }));
        all.add(new LostSocket(
                "HTTP/1.1 in between",
                (talk, stream) -> talk.send(
                        "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII))));
        return List.copyOf(all);
    }

    private static LostSocket closedAfterGoAway(int code) {
        return new LostSocket("GOAWAY with code " + code + ", then closed", (talk, stream) -> {
            talk.goAway(stream, code);
            talk.close();
        });
    }

    private static LostSocket broken(String name, Frame frame) {
        return new LostSocket(name, (talk, stream) -> talk.send(frame));
    }

    @Override
    public String toString() {
        return name;
    }
}
