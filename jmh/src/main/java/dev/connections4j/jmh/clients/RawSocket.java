package dev.connections4j.jmh.clients;

import dev.connections4j.grpc.wire.ConnectResponse;
import dev.connections4j.jmh.server.BenchTarget;
import dev.connections4j.standin.roundtrips.RawConnect;
import dev.connections4j.standin.roundtrips.RawSockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Connect by hand on a bare socket: the floor. What can be made once is made once. */
public final class RawSocket implements Client {
    private @Nullable RawConnect connect;
    private @Nullable SSLContext context;

    @Override
    public Session connect(BenchTarget target) throws IOException {
        RawConnect raw = connect;
        if (raw == null) {
            raw = RawConnect.of("127.0.0.1:" + target.port(), target.secure(), BenchTarget.TOKEN, BenchTarget.DATABASE);
            connect = raw;
        }
        Socket socket = open(target);
        ConnectResponse answer = raw.ask(socket);
        if (answer.getStatus().getCode() != 0) {
            throw new IllegalStateException("Connect was refused: " + answer.getStatus());
        }
        return () -> close(socket);
    }

    /** A socket to it; over TLS with its handshake done. */
    public Socket open(BenchTarget target) throws IOException {
        if (target.authority() == null) {
            return RawSockets.plain(target.port());
        }
        if (context == null) {
            context = RawSockets.trusting(Path.of(target.authority()));
        }
        return RawSockets.tls(target.port(), context);
    }

    /** By a reset: else tens of thousands of ports would wait for a minute each. */
    private static void close(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
