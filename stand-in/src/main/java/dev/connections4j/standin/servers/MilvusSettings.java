package dev.connections4j.standin.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that a Milvus is started with. What they leave out has its default in the server. */
final class MilvusSettings {
    static final int PROXY = 1;
    static final int METRICS = 2;
    static final int ROOT_COORD = 3;
    static final int PROXY_INTERNAL = 4;
    private static final int ETCD = 5;
    private static final int ETCD_PEER = 6;
    private static final int QUERY_COORD = 7;
    private static final int QUERY_NODE = 8;
    private static final int DATA_COORD = 9;
    private static final int DATA_NODE = 10;
    private static final int INDEX_NODE = 11;
    private static final int INDEX_COORD = 12;

    private final Path folder;
    private final PortBlock ports;

    MilvusSettings(Path folder, PortBlock ports) {
        this.folder = folder;
        this.ports = ports;
    }

    Path configs() {
        return folder.resolve("configs");
    }

    Path etcdFile() {
        return configs().resolve("etcd.yaml");
    }

    void write(MilvusVariant variant) throws IOException {
        Files.createDirectories(configs());
        Files.write(configs().resolve("milvus.yaml"), milvus(variant));
        Files.write(etcdFile(), etcd());
        Files.writeString(configs().resolve("glog.conf"), "--logtostderr=true\n--minloglevel=1\n");
    }

    private List<String> milvus(MilvusVariant variant) {
        List<String> lines = new ArrayList<>(List.of(
                "etcd:",
                "  endpoints: 127.0.0.1:" + ports.port(ETCD),
                "  use: {embed: true}",
                "  data: {dir: " + quoted(folder.resolve("etcd")) + "}",
                "  log: {level: warn, path: stderr}",
                "localStorage: {path: " + quoted(folder.resolve("storage")) + "}",
                "mq: {type: rocksmq}",
                "rocksmq: {path: " + quoted(folder.resolve("rocksmq")) + "}",
                component("rootCoord", ROOT_COORD),
                "proxy: {ip: 127.0.0.1, port: " + ports.port(PROXY) + ", internalPort: " + ports.port(PROXY_INTERNAL)
                        + "}",
                component("queryCoord", QUERY_COORD),
                component("queryNode", QUERY_NODE),
                component("dataCoord", DATA_COORD),
                component("dataNode", DATA_NODE),
                component("indexNode", INDEX_NODE),
                "indexCoord: {address: 127.0.0.1:" + ports.port(INDEX_COORD) + "}",
                "log: {level: info, stdout: true, file: {rootPath: ''}}",
                // Without it the root coordinator never finishes stopping.
                "quotaAndLimits: {enabled: " + !variant.stoppingSlowly() + "}",
                "common:",
                "  storageType: local",
                "  security: {authorizationEnabled: " + variant.authorization() + ", tlsMode: "
                        + variant.tls().mode() + "}"));
        if (variant.stoppingSlowly()) {
            // Its proxy asks the root coordinator, which has gone, ten times within a minute by default.
            lines.add("grpc: {client: {maxMaxAttempts: 2, initialBackoff: 0.1, maxBackoff: 0.2}}");
        }
        ServerCertificates certificates = variant.certificates();
        if (certificates != null) {
            lines.add("tls:");
            lines.add("  serverPemPath: " + quoted(certificates.certificate()));
            lines.add("  serverKeyPath: " + quoted(certificates.key()));
            lines.add("  caPemPath: " + quoted(certificates.clientCa()));
        }
        return lines;
    }

    /** The address is given, for it would be that of some network card. */
    private String component(String name, int number) {
        return name + ": {ip: 127.0.0.1, port: " + ports.port(number) + "}";
    }

    /** Left to itself the embedded etcd insists on its well-known ports. */
    private List<String> etcd() {
        String clients = "http://127.0.0.1:" + ports.port(ETCD);
        String peers = "http://127.0.0.1:" + ports.port(ETCD_PEER);
        return List.of(
                "data-dir: " + quoted(folder.resolve("etcd")),
                "listen-client-urls: " + clients,
                "advertise-client-urls: " + clients,
                "listen-peer-urls: " + peers,
                "initial-advertise-peer-urls: " + peers,
                "initial-cluster: default=" + peers);
    }

    private static String quoted(@Nullable Path path) {
        return path == null ? "''" : "'" + path.toAbsolutePath().toString().replace("'", "''") + "'";
    }
}
