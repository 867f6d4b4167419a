package dev.connections4j.okhttp;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What is sent on the socket, under TLS if there is any. A server that refuses what it got (a client certificate, for instance) says so
 * and closes, often while more is being sent: that failure is kept back, and reading finds what the server said.
 */
final class SentBytes extends FilterOutputStream {
    private final SocketFailureRecorder recorder;

    SentBytes(OutputStream out, SocketFailureRecorder recorder) {
        super(out);
        this.recorder = recorder;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            if (!recorder.keepsToItself(e)) {
                throw e;
            }
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            if (!recorder.keepsToItself(e)) {
                throw e;
            }
        }
    }
}
