package dev.connections4j.grpc.diagnosis;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** The sockets that a diagnosis asks on, one after the other; closing ends what it waits for. */
final class ProbeSockets implements Closeable {
    static final int STEP_MILLIS = 3_000;

    private final InetSocketAddress address;
    private @Nullable Socket open;
    private boolean closed;

    ProbeSockets(InetSocketAddress address) {
        this.address = address;
    }

    InetSocketAddress address() {
        return address;
    }

    /** A new connection; the one before is closed. Each read on it is bounded. */
    Socket connect() throws IOException {
        Socket socket = new Socket(Proxy.NO_PROXY);
        own(socket);
        socket.setSoTimeout(STEP_MILLIS);
        socket.connect(address, STEP_MILLIS);
        return socket;
    }

    private void own(Socket socket) throws IOException {
        Socket last;
        synchronized (this) {
            last = closed ? socket : open;
            open = socket;
        }
        if (last != null) {
            last.close();
        }
    }

    @Override
    public void close() {
        Socket last;
        synchronized (this) {
            closed = true;
            last = open;
        }
        try {
            if (last != null) {
                last.close();
            }
        } catch (IOException e) {
            // It is of no use any more either way.
        }
    }
}
