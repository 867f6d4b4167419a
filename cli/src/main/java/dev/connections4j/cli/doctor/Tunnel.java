package dev.connections4j.cli.doctor;

import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.ProxyAddress;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** HTTP CONNECT. */
final class Tunnel {
    private static final int LONGEST_ANSWER = 16_384;

    private Tunnel() {}

    /** The proxy's status line; a tunnel stands then. */
    static String open(Socket socket, ProxyAddress proxy, HostPort server) throws IOException {
        StringBuilder request = new StringBuilder("CONNECT " + server + " HTTP/1.1\r\nHost: " + server + "\r\n");
        if (proxy.user() != null) {
            String password = proxy.password() == null ? "" : proxy.password().reveal();
            byte[] credentials = (proxy.user() + ":" + password).getBytes(StandardCharsets.UTF_8);
            request.append("Proxy-Authorization: Basic ")
                    .append(Base64.getEncoder().encodeToString(credentials))
                    .append("\r\n");
        }
        request.append("\r\n");
        socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
        String status = head(socket.getInputStream()).lines().findFirst().orElse("");
        if (!status.matches("HTTP/1\\.[01] 2\\d\\d.*")) {
            throw new IOException("response returned from proxy: " + status);
        }
        return status;
    }

    /** Byte by byte: what follows the head is the server's already. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < LONGEST_ANSWER && head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException(
                        head.length() == 0 ? "the proxy closed the connection" : "the proxy's answer ended early");
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
