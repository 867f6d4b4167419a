package dev.connections4j.okhttp;

import dev.connections4j.grpc.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** The JDK's TLS on the link's socket; it also checks the certificate's name, against the server's name in the route. */
final class TlsSockets extends SSLSocketFactory {
    private final Route route;
    private final SocketFailureRecorder recorder;
    private final SSLSocketFactory jdk;

    TlsSockets(Route route, SSLContext context, SocketFailureRecorder recorder) {
        this.route = route;
        this.recorder = recorder;
        this.jdk = context.getSocketFactory();
    }

    @Override
    public Socket createSocket(Socket tcp, String host, int port, boolean autoClose) throws IOException {
        String name = route.serverName();
        SSLSocket socket =
                (SSLSocket) jdk.createSocket(tcp, name, route.server().port(), autoClose);
        SSLParameters parameters = socket.getSSLParameters();
        route.applyServerName(parameters);
        socket.setSSLParameters(parameters);
        return new OkHttpTlsSocket(socket, route.stages(), recorder);
    }

    /** The handshake has checked the server's own name already; another one, of a call with an authority of its own, was not checked. */
    boolean isVerified(String host, SSLSession session) {
        return host.equalsIgnoreCase(route.serverName());
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return jdk.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return jdk.getSupportedCipherSuites();
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
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw other();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        throw other();
    }

    private static SocketException other() {
        return new SocketException("TLS is spoken on the link's own socket");
    }
}
