package dev.connections4j.okhttp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;

/** The TCP socket of a link; without TLS, its input is watched as soon as HTTP/2 is spoken on it. */
final class TcpSocket extends Socket {
    private final SocketFailureRecorder witness;
    private volatile boolean http2;
    private volatile boolean early;

    /** Not connected; no SOCKS proxy of the JVM's comes in between. */
    TcpSocket(SocketFailureRecorder witness) throws SocketException {
        super(new ChannelSocketImpl());
        this.witness = witness;
    }

    /** From now on HTTP/2 is spoken; what went before was the proxy's. */
    void speakHttp2() {
        early = witness.early().take();
        http2 = true;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        InputStream in = super.getInputStream();
        return http2 ? new ServerFrames(in, witness, early) : in;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        OutputStream out = new SentBytes(super.getOutputStream(), witness);
        return http2 ? new ClientFrames(out, early) : out;
    }
}
