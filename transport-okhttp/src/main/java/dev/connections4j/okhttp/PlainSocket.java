package dev.connections4j.okhttp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Proxy;
import java.net.Socket;

/** The socket of a link in plaintext: watched as soon as HTTP/2 is spoken on it. */
final class PlainSocket extends Socket {
    private final SocketWitness witness;
    private volatile boolean http2;

    /** Not connected; no SOCKS proxy of the JVM's comes in between. */
    PlainSocket(SocketWitness witness) {
        super(Proxy.NO_PROXY);
        this.witness = witness;
    }

    /** From now on HTTP/2 is spoken: what went before was the proxy's. */
    void speakHttp2() {
        http2 = true;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        InputStream in = super.getInputStream();
        return http2 ? new FirstFrame(in, witness) : in;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        OutputStream out = super.getOutputStream();
        return http2 ? new SentFrames(out, witness) : out;
    }
}
