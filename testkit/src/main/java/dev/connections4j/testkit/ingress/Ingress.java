package dev.connections4j.testkit.ingress;

import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.standin.certificates.TestIdentity;
import dev.connections4j.standin.servers.Gateways;
import dev.connections4j.standin.servers.PeerServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A gateway with the configuration that the page shows, or with one line of it changed. */
enum Ingress {
    NGINX("nginx.conf"),
    HAPROXY("haproxy.cfg");

    private final String file;

    Ingress(String file) {
        this.file = file;
    }

    /** The configuration, as the page shows it. */
    String config() {
        return resource(file);
    }

    /** A text beside this class. */
    static String resource(String name) {
        try (InputStream in = Ingress.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page's label of a block of it. */
    String language() {
        return this == NGINX ? "nginx" : "haproxy";
    }

    /** Starts it on a port of this machine, with certificates of its own. */
    PeerServer start(String config, TestCertificates certificates, int milvus) {
        TestIdentity server = certificates.server();
        String here = config.replace("milvus:19530", "127.0.0.1:" + milvus)
                .replaceAll(
                        "(listen |bind :)(443|80)\\b", this == NGINX ? "listen 127.0.0.1:PORT" : "bind 127.0.0.1:PORT")
                .replace("/etc/nginx/milvus.pem", server.certificate().toString())
                .replace("/etc/nginx/milvus.key", server.key().toString())
                .replaceAll(
                        "/etc/(nginx|haproxy)/clients.pem",
                        certificates.authority().toString())
                .replace("/etc/haproxy/milvus.pem", bundle(server).toString());
        return this == NGINX ? Gateways.nginxAs(here) : Gateways.haproxyAs(here);
    }

    /** Certificate and key in one file, as haproxy reads them. */
    private static Path bundle(TestIdentity server) {
        Path both = server.certificate().resolveSibling("milvus-with-key.pem");
        try {
            return Files.writeString(both, Files.readString(server.certificate()) + Files.readString(server.key()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
