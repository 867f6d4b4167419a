package dev.connections4j.testkit.eager;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server, frame by frame, that ends its sockets and refuses streams as its plan says. It answers Connect, and any other call with what the
 * call sends; it counts calls by their header {@value #CALL_ID}.
 */
public final class EndingServer implements AutoCloseable {
    /** The header that tells one call from another. */
    public static final String CALL_ID = "call-id";

    private final ServerSocket listening;
    private final EndingPlan plan;
    private final List<EndingSocket> sockets = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> handled = new ConcurrentHashMap<>();
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<SeenRequest> requests = new ConcurrentLinkedQueue<>();
    private final AtomicInteger ended = new AtomicInteger();

    private EndingServer(EndingPlan plan) throws IOException {
        this.plan = plan;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept, "accept");
    }

    /**
     * Listens on a free port.
     *
     * @param plan what becomes of its sockets and streams
     * @return the server; close it
     * @throws IOException if it cannot listen
     */
    public static EndingServer with(EndingPlan plan) throws IOException {
        return new EndingServer(plan);
    }

    private void start(Runnable work, String name) {
        Thread thread = new Thread(work, "milvus-stand-in-ending-" + listening.getLocalPort() + "-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket accepted = listening.accept();
                EndingSocket socket = new EndingSocket(this, accepted, sockets.size() + 1);
                sockets.add(socket);
                start(socket::serve, "socket-" + socket.number());
            } catch (IOException closed) {
                // which ends the loop
            }
        }
    }

    EndingPlan plan() {
        return plan;
    }

    void seen(SeenRequest request) {
        requests.add(request);
    }

    void handles(String call) {
        handled.merge(call, 1, Integer::sum);
    }

    /** Whether it refuses this request of a call, of which it counts them. */
    boolean refuses(String call, int numberOnSocket) {
        if (!plan.refuses(numberOnSocket, refused.getOrDefault(call, 0))) {
            return false;
        }
        refused.merge(call, 1, Integer::sum);
        return true;
    }

    void ends() {
        ended.incrementAndGet();
    }

    /**
     * Where it listens.
     *
     * @return {@code 127.0.0.1:port}
     */
    public String address() {
        return "127.0.0.1:" + listening.getLocalPort();
    }

    /**
     * How often each call was processed, by its identifier.
     *
     * @return a snapshot
     */
    public Map<String, Integer> handled() {
        return Map.copyOf(handled);
    }

    /**
     * How often each call was refused, by its identifier.
     *
     * @return a snapshot
     */
    public Map<String, Integer> refused() {
        return Map.copyOf(refused);
    }

    /**
     * The requests of a call, in order of arrival, those too that were refused or came after the last stream.
     *
     * @param call its identifier; empty for Connect
     * @return a snapshot
     */
    public List<SeenRequest> requests(String call) {
        return requests.stream().filter(request -> request.call().equals(call)).toList();
    }

    /**
     * The sockets it ever accepted.
     *
     * @return how many
     */
    public int acceptedSockets() {
        return sockets.size();
    }

    /**
     * The sockets on which it sent GOAWAY.
     *
     * @return how many
     */
    public int endedSockets() {
        return ended.get();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (EndingSocket socket : sockets) {
            socket.close();
        }
    }
}
