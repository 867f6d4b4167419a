package dev.connections4j.okhttp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;

/** The TCP socket of a link; without TLS, its input is watched as soon as HTTP/2 is spoken on it. */
final class TcpSocket extends Socket {
    private final ChannelSocketImpl impl;
    private final SocketFailureRecorder recorder;
    private volatile boolean http2;
    private volatile boolean early;

    /** Not connected; no SOCKS proxy of the JVM's comes in between. */
    TcpSocket(SocketFailureRecorder recorder) throws SocketException {
        this(new ChannelSocketImpl(), recorder);
    }

    private TcpSocket(ChannelSocketImpl impl, SocketFailureRecorder recorder) throws SocketException {
        super(impl);
        this.impl = impl;
        this.recorder = recorder;
    }

    /** From now on HTTP/2 is spoken; what went before was the proxy's. */
    void speakHttp2() {
        early = recorder.early().take();
        http2 = true;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        InputStream in = super.getInputStream();
        return http2 ? new ServerFrames(in, recorder, early) : in;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        OutputStream out = new SentBytes(super.getOutputStream(), recorder);
        return http2 ? new ClientFrames(out, early) : out;
    }

    /** The JDK's, up to 17 at least, closes nothing that was made while another thread closed it. */
    @Override
    public synchronized void close() throws IOException {
        super.close();
        impl.close();
    }
}
