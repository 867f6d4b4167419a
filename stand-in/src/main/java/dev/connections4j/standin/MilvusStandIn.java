package dev.connections4j.standin;

import io.grpc.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A server that speaks the part of Milvus that a connection needs, in this process but on a real loopback socket: credentials,
 * databases, versions, and faults on demand. It keeps its port over {@link #stop()} and {@link #start()}.
 */
public final class MilvusStandIn implements AutoCloseable {
    /** What the names of the threads of test servers begin with: a count of a client's threads leaves them out. */
    public static final String THREAD_PREFIX = "milvus-stand-in-";

    private static final int REBINDS = 200;

    private final StandInBuilder options;
    private final Behaviour behaviour;
    private final CallLog log = new CallLog();
    private final Sockets sockets;
    private final Threads threads = new Threads();
    private Server server;
    private int port;

    MilvusStandIn(StandInBuilder options) {
        this.options = options;
        this.sockets = new Sockets(options.requestsPerSocket);
        this.behaviour = new Behaviour(options);
        this.port = options.port;
        this.server = build();
    }

    /** {@return a builder of a server without authorization, with the one database {@code default}} */
    public static StandInBuilder builder() {
        return new StandInBuilder();
    }

    /** {@return a started server without authorization, with the one database {@code default}; the caller closes it} */
    public static MilvusStandIn open() {
        return builder().start();
    }

    private Server build() {
        return StandInServer.create(options, port, behaviour, log, sockets, threads);
    }

    /**
     * Listens; after {@link #stop()} again, on the same port.
     *
     * @return this
     */
    public synchronized MilvusStandIn start() {
        for (int tries = 1; ; tries++) {
            if (server.isShutdown()) {
                server = build();
            }
            try {
                server.start();
                port = ((InetSocketAddress) server.getListenSockets().get(0)).getPort();
                return this;
            } catch (IOException e) {
                pauseWhileTaken(tries, e);
            }
        }
    }

    /**
     * While nobody listens, a client that tries again and again may be given this very port for its own end, and holds it until it has seen that
     * nobody else is there.
     */
    private void pauseWhileTaken(int tries, IOException taken) {
        server.shutdownNow();
        if (port == 0 || tries == REBINDS) {
            throw new UncheckedIOException("port " + port + " cannot be opened", taken);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }

    /** Stops listening and cuts all sockets, as a server that died. */
    public synchronized void stop() {
        server.shutdown();
        sockets.cut();
        server.shutdownNow();
        try {
            if (!server.awaitTermination(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server on port " + port + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Dies and comes back on the same port. */
    public void restart() {
        stop();
        start();
    }

    /** Cuts all sockets with a reset; goes on listening. */
    public void cutSockets() {
        sockets.cut();
    }

    /** Sends GOAWAY(NO_ERROR) on all sockets; calls in flight may end, then the sockets close. Goes on listening. */
    public void goAway() {
        sockets.goAway();
    }

    /** {@return the port it listens on, or did; 0 before the first start, unless one was given} */
    public int port() {
        return port;
    }

    /** {@return where it listens: {@code 127.0.0.1:port}} */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** {@return its behaviour, to be changed while it runs} */
    public Behaviour behaviour() {
        return behaviour;
    }

    /** {@return a snapshot of the calls that reached it, refused ones too, in order of arrival; of very many the latest 10,000} */
    public List<RecordedCall> calls() {
        return log.all();
    }

    /**
     * The calls of one method.
     *
     * @param method its bare name, for instance {@code Connect}
     * @return a snapshot, in order of arrival
     */
    public List<RecordedCall> calls(String method) {
        return log.all().stream().filter(call -> call.method().equals(method)).toList();
    }

    /** {@return how many sockets are open now} */
    public int openSockets() {
        return sockets.open();
    }

    /** {@return how many sockets it has accepted so far} */
    public int acceptedSockets() {
        return sockets.accepted();
    }

    /** Stops, and ends its threads. May be repeated. */
    @Override
    public void close() {
        behaviour.releaseHeld();
        stop();
        threads.close();
    }
}
