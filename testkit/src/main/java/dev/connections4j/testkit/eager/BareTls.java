package dev.connections4j.testkit.eager;

import dev.connections4j.testkit.TlsServerSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A listening socket for HTTP/2 with TLS whose sockets can be reached below TLS: to break it, or to cut them without its farewell. */
final class BareTls extends ServerSocket {
    private final SSLContext context;
    private volatile @Nullable Socket last;

    /** Listens on a free port, with the certificate of the authority in this folder. */
    BareTls(Path authorityFolder) throws IOException {
        super(0, 5, InetAddress.getLoopbackAddress());
        this.context = TlsServerSockets.context(authorityFolder);
    }

    @Override
    public Socket accept() throws IOException {
        Socket bare = super.accept();
        last = bare;
        SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(bare, null, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        secured.setSSLParameters(parameters);
        return secured;
    }

    /** The socket below TLS that was accepted last. */
    Socket last() {
        Socket bare = last;
        if (bare == null) {
            throw new IllegalStateException("nobody has connected");
        }
        return bare;
    }
}
