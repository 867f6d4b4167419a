package dev.connections4j.grpc;

import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.ProxyAddress;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A tunnel through an HTTP proxy, by CONNECT. */
public final class ProxyTunnel {
    private static final int MAX_ANSWER_BYTES = 16 * 1024;

    private ProxyTunnel() {}

    /**
     * Opens the tunnel; the next byte read from the socket is the server's. Blocks without a limit: closing the socket ends it.
     *
     * @param socket connected to the proxy
     * @param proxy the proxy, with its credentials
     * @param server where the tunnel leads; the proxy looks the name up
     * @throws IOException if the proxy opens no tunnel; the message holds its status line
     */
    public static void open(Socket socket, ProxyAddress proxy, HostPort server) throws IOException {
        StringBuilder request = new StringBuilder("CONNECT ")
                .append(server)
                .append(" HTTP/1.1\r\nHost: ")
                .append(server)
                .append("\r\n");
        if (proxy.user() != null) {
            String password = proxy.password() == null ? "" : proxy.password().reveal();
            byte[] credentials = (proxy.user() + ":" + password).getBytes(StandardCharsets.UTF_8);
            request.append("Proxy-Authorization: Basic ")
                    .append(Base64.getEncoder().encodeToString(credentials))
                    .append("\r\n");
        }
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        String status = answer(socket.getInputStream());
        if (!status.matches("HTTP/1\\.[01] 2\\d\\d( .*)?")) {
            throw new IOException("response returned from proxy: " + status);
        }
    }

    /** The status line; the headers after it are read too, and not one byte more. */
    private static String answer(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0 && answer.indexOf("\n\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException(
                        answer.length() == 0 ? "the proxy closed the connection" : "the proxy's answer ended early");
            }
            answer.append((char) next);
            if (answer.length() > MAX_ANSWER_BYTES) {
                throw new IOException("the proxy's answer is no HTTP");
            }
        }
        return answer.toString().lines().findFirst().orElse("").strip();
    }
}
