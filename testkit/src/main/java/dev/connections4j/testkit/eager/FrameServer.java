package dev.connections4j.testkit.eager;

import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP/2 server frame by frame: each connection gets the next script, the last one again and again. */
final class FrameServer implements AutoCloseable {
    /** What is done on a connection. */
    @FunctionalInterface
    interface Script {
        void run(Talk talk) throws IOException;
    }

    private final ServerSocket listening;
    private final Deque<Script> scripts = new ConcurrentLinkedDeque<>();
    final List<Talk> talks = new CopyOnWriteArrayList<>();
    private volatile boolean accepts;

    FrameServer(ServerSocket listening, Script... scripts) {
        this.listening = listening;
        this.scripts.addAll(List.of(scripts));
        Thread thread = new Thread(this::serve, MilvusStandIn.THREAD_PREFIX + "frames-" + port());
        thread.setDaemon(true);
        thread.start();
    }

    static FrameServer on(String address, int port, Script... scripts) throws IOException {
        return new FrameServer(new ServerSocket(port, 5, InetAddress.getByName(address)), scripts);
    }

    static FrameServer with(Script... scripts) throws IOException {
        return on("127.0.0.1", 0, scripts);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void serve() {
        while (!listening.isClosed()) {
            accepts = true;
            try (Socket socket = listening.accept()) {
                accepts = false;
                if (listening.isClosed()) {
                    return;
                }
                Talk talk = new Talk(socket);
                talks.add(talk);
                Script script = scripts.size() > 1 ? scripts.pop() : scripts.element();
                try {
                    script.run(talk);
                } finally {
                    talk.ended = true;
                }
            } catch (IOException e) {
                // The client is gone, or the port is closed, which ends the loop.
            }
        }
        accepts = false;
    }

    /** A port that is closed while a thread waits there is open until that thread has noticed. */
    @Override
    public void close() throws IOException {
        listening.close();
        Await.until("the port is closed", () -> !accepts);
        for (Talk talk : talks) {
            talk.close();
        }
    }
}
