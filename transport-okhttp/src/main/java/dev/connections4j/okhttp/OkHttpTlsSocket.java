package dev.connections4j.okhttp;

import dev.connections4j.Stage;
import dev.connections4j.spi.StageRecorder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;

/** The TLS socket of a link: records its handshake, insists on HTTP/2, and is watched from then on. */
final class OkHttpTlsSocket extends ForwardingSslSocket {
    private final StageRecorder stages;
    private final SocketFailureRecorder recorder;
    private volatile boolean early;

    OkHttpTlsSocket(SSLSocket jdk, StageRecorder stages, SocketFailureRecorder recorder) {
        super(jdk);
        this.stages = stages;
        this.recorder = recorder;
    }

    @Override
    public void startHandshake() throws IOException {
        stages.begin(Stage.TLS);
        try {
            super.startHandshake();
            if (!"h2".equals(getApplicationProtocol())) {
                throw new SSLHandshakeException("the server did not choose h2 by ALPN");
            }
        } catch (IOException e) {
            throw recorder.failed(e, this);
        } catch (Error e) { // grpc-okhttp would report it to nobody, and wait
            throw recorder.failed(new SSLException("the handshake broke off in this process", e), this);
        }
        stages.end(Stage.TLS);
        stages.begin(Stage.HTTP2);
        early = recorder.early().take();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new ServerFrames(super.getInputStream(), recorder, early);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new ClientFrames(super.getOutputStream(), early);
    }
}
