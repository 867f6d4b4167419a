package dev.connections4j.standin.servers;

import dev.connections4j.standin.servers.PeerServer.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** nginx and haproxy as gateways before a Milvus on this machine; each is the test's own, which closes it. */
public final class Gateways {
    private Gateways() {}

    /**
     * nginx before Milvus.
     *
     * @param certificates what it shows
     * @param more directives of its server block
     * @param behind the port of what it passes calls to, in plaintext
     * @return the gateway, ready
     */
    public static PeerServer nginx(ServerCertificates certificates, String more, int behind) {
        return nginx("listen 127.0.0.1:PORT ssl http2; ssl_certificate " + certificates.certificate()
                + "; ssl_certificate_key " + certificates.key() + ";" + more
                + " location / { grpc_pass grpc://127.0.0.1:" + behind + "; }");
    }

    /**
     * nginx as anything.
     *
     * @param server its server block, in which {@code PORT} is filled in
     * @return the server, ready
     */
    public static PeerServer nginx(String server) {
        return nginxAs("server { " + server + " }");
    }

    /**
     * nginx as anything.
     *
     * @param servers its server blocks whole, in which {@code PORT} is filled in
     * @return the server, ready
     */
    public static PeerServer nginxAs(String servers) {
        String paths = List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi").stream()
                .map(kind -> kind + "_temp_path FOLDER/" + kind + ";")
                .reduce("", String::concat);
        String config = "daemon off; master_process off; pid FOLDER/pid; error_log stderr;\nevents {}\n"
                + "http { access_log off; " + paths + "\n" + servers + "\n}\n";
        return RealServers.peer(Program.NGINX, config);
    }

    /**
     * haproxy before Milvus.
     *
     * @param certificates what it shows; beside the certificate a file with the key in it too is written
     * @param bind more words of its bind line
     * @param behind the port of what it passes calls to, in plaintext
     * @return the gateway, ready
     */
    public static PeerServer haproxy(ServerCertificates certificates, String bind, int behind) {
        Path both = certificates.certificate().resolveSibling("haproxy.pem");
        try {
            Files.writeString(
                    both, Files.readString(certificates.certificate()) + Files.readString(certificates.key()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return haproxy("", passing("ssl crt " + both + " alpn h2" + bind, behind));
    }

    /**
     * haproxy before Milvus, in plaintext; it can be reloaded.
     *
     * @param behind the port of what it passes calls to, in plaintext
     * @return the gateway, ready
     */
    public static PeerServer haproxy(int behind) {
        return haproxy("global\n  master-worker", passing("proto h2", behind));
    }

    /**
     * haproxy that answers itself, in plaintext.
     *
     * @param rule a line of its frontend
     * @return the gateway, ready
     */
    public static PeerServer haproxyAnswering(String rule) {
        return haproxy("", "bind 127.0.0.1:PORT proto h2\n  " + rule);
    }

    /**
     * haproxy as anything.
     *
     * @param config whole, in which {@code PORT} is filled in
     * @return the server, ready
     */
    public static PeerServer haproxyAs(String config) {
        return RealServers.peer(Program.HAPROXY, config);
    }

    private static String passing(String bind, int behind) {
        return """
                bind 127.0.0.1:PORT %s
                  default_backend milvus
                backend milvus
                  server milvus 127.0.0.1:%d proto h2""".formatted(bind, behind);
    }

    private static PeerServer haproxy(String global, String frontend) {
        String config = """
                %s
                defaults
                  mode http
                  timeout connect 5s
                  timeout client 1h
                  timeout server 1h
                frontend grpc
                  %s
                """.formatted(global, frontend);
        return RealServers.peer(Program.HAPROXY, config);
    }
}
