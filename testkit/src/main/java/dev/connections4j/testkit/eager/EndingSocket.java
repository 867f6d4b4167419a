package dev.connections4j.testkit.eager;

import com.google.protobuf.ByteString;
import dev.connections4j.grpc.Http2;
import dev.connections4j.grpc.wire.ConnectResponse;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One socket of an {@link EndingServer}, on a thread of its own. */
final class EndingSocket {
    private static final int NO_ERROR = 0;
    private static final int REFUSED_STREAM = 7;
    private static final int ANY_STREAM = Integer.MAX_VALUE;
    private static final int WINDOW = 1 << 30;
    private static final Duration QUIET = Duration.ofMillis(300);

    private final EndingServer server;
    private final Socket socket;
    private final Talk talk;
    private final int number;
    private final Set<Integer> processing = new HashSet<>();
    private int requests;
    private int lastStream;
    private int announced = ANY_STREAM;
    private boolean going;

    EndingSocket(EndingServer server, Socket socket, int number) throws IOException {
        this.server = server;
        this.socket = socket;
        this.talk = new Talk(socket);
        this.number = number;
        socket.setTcpNoDelay(true);
    }

    int number() {
        return number;
    }

    void close() throws IOException {
        socket.close();
    }

    void serve() {
        try (socket) {
            talk.readPreface();
            talk.send(Frame.settings());
            talk.send(Frame.of(Http2.WINDOW_UPDATE, 0, bytes(WINDOW)));
            while (true) {
                next();
            }
        } catch (IOException gone) {
            // The client is gone, or this server is closed.
        }
    }

    private void next() throws IOException {
        Frame frame = talk.readNext(QUIET);
        if (frame == null) {
            if (!going && server.plan().leavesOut(requests)) {
                goAway(); // the rest of what is to be left out does not come
            }
            return;
        }
        switch (frame.type()) {
            case Http2.HEADERS -> request(frame);
            case Http2.DATA -> echo(frame);
            case Http2.RST_STREAM -> over(frame.stream());
            case Http2.SETTINGS -> acknowledge(frame);
            case Http2.PING -> ping(frame);
            default -> {
                // of no concern here
            }
        }
    }

    private void acknowledge(Frame frame) throws IOException {
        if (!frame.isAck(Http2.SETTINGS)) {
            talk.send(Frame.ackOf(frame.type(), ByteString.EMPTY));
        }
    }

    private void ping(Frame frame) throws IOException {
        if (!frame.isAck(Http2.PING)) {
            talk.send(Frame.ackOf(frame.type(), frame.payload()));
        } else if (going && announced == ANY_STREAM) {
            announce(lastStream);
        }
    }

    private void request(Frame frame) throws IOException {
        int stream = frame.stream();
        if (stream > announced) {
            return;
        }
        Map<String, List<String>> headers = talk.decode(frame);
        boolean connect = headers.get(":path").get(0).endsWith("/Connect");
        String call = headers.getOrDefault(EndingServer.CALL_ID, List.of("")).get(0);
        server.seen(new SeenRequest(number, call, headers));
        requests++;
        if (server.refuses(call, requests)) {
            talk.send(Frame.of(Http2.RST_STREAM, stream, bytes(REFUSED_STREAM)));
            return;
        }
        EndingPlan plan = server.plan();
        if (connect || going || !plan.leavesOut(requests)) {
            lastStream = stream;
            processing.add(stream);
            server.handles(call);
            if (connect) {
                answerConnect(stream);
            } else {
                talk.begin(stream);
            }
        }
        if (requests == plan.requests() && !going) {
            goAway();
        }
    }

    private void answerConnect(int stream) throws IOException {
        talk.answer(stream, ConnectResponse.newBuilder().setIdentifier(number).build());
        over(stream);
    }

    /** The bytes of a message are those of the answer; its end is the call's. */
    private void echo(Frame frame) throws IOException {
        if (!processing.contains(frame.stream())) {
            return;
        }
        if (!frame.payload().isEmpty()) {
            talk.send(new Frame(Http2.DATA, 0, frame.stream(), frame.payload()));
        }
        if (frame.endsStream()) {
            talk.finish(frame.stream());
            over(frame.stream());
        }
    }

    private void goAway() throws IOException {
        going = true;
        server.ends();
        if (server.plan().closes()) {
            socket.close();
        } else if (server.plan().twoSteps()) {
            talk.goAway(ANY_STREAM, NO_ERROR);
            talk.send(Frame.of(Http2.PING, 0, new byte[Long.BYTES]));
        } else {
            announce(lastStream);
        }
    }

    private void announce(int last) throws IOException {
        announced = last;
        talk.goAway(last, NO_ERROR);
        closeIfDone();
    }

    private void over(int stream) throws IOException {
        processing.remove(stream);
        closeIfDone();
    }

    /** Not by close, while bytes may come: that would be a reset, and the client might lose what it has not read. */
    private void closeIfDone() throws IOException {
        if (going && announced != ANY_STREAM && processing.isEmpty() && !socket.isOutputShutdown()) {
            socket.shutdownOutput();
        }
    }

    private static byte[] bytes(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }
}
