package dev.connections4j.okhttp;

import dev.connections4j.Stage;
import dev.connections4j.grpc.ProxyTunnel;
import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.channel.SingleSocketGuard;
import dev.connections4j.spi.StageRecorder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The one socket of a link. It goes where the route says, whatever grpc-okhttp asks for, and {@link #close} ends it from outside, also
 * while its own thread hangs in connect, proxy or handshake.
 */
final class OkHttpSocket extends SocketFactory {
    private final Route route;
    private final SocketFailureRecorder recorder;
    private final SingleSocketGuard one = new SingleSocketGuard();
    private @Nullable Socket tcp;
    private boolean closed;

    OkHttpSocket(Route route, SocketFailureRecorder recorder) {
        this.route = route;
        this.recorder = recorder;
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        one.claim();
        TcpSocket socket = new TcpSocket(recorder);
        try {
            own(socket);
            connect(socket);
            if (route.proxy().isPresent()) {
                openTunnel(socket);
            }
        } catch (IOException e) {
            throw recorder.failed(e, socket);
        } catch (Error e) { // grpc-okhttp would report it to nobody, and wait
            throw recorder.failed(new IOException("connecting broke off in this process", e), socket);
        }
        if (route.tls().isEmpty()) {
            route.stages().begin(Stage.HTTP2);
            socket.speakHttp2();
        }
        return socket;
    }

    private void connect(Socket socket) throws IOException {
        StageRecorder stages = route.stages();
        stages.begin(Stage.TCP);
        socket.setTcpNoDelay(true);
        socket.connect(route.socketAddress());
        stages.end(Stage.TCP);
    }

    private void openTunnel(Socket socket) throws IOException {
        StageRecorder stages = route.stages();
        stages.begin(Stage.PROXY);
        ProxyTunnel.open(socket, route.proxy().orElseThrow(), route.server());
        stages.end(Stage.PROXY);
    }

    private void own(Socket socket) throws SocketException {
        synchronized (this) {
            tcp = socket;
            if (!closed) {
                return;
            }
        }
        throw new SocketException("the attempt was given up");
    }

    /** Closes at once, without a word to the server. May be repeated. */
    void close() {
        Socket socket;
        synchronized (this) {
            closed = true;
            socket = tcp;
        }
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                recorder.saw(e);
            }
        }
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw other();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw other();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        throw other();
    }

    private static SocketException other() {
        return new SocketException("a link looks its addresses up itself");
    }
}
