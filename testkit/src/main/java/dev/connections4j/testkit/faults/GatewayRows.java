package dev.connections4j.testkit.faults;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.standin.certificates.TestIdentity;
import dev.connections4j.standin.servers.Gateways;
import dev.connections4j.standin.servers.RealServers;
import dev.connections4j.standin.servers.ServerCertificates;
import dev.connections4j.testkit.FaultyPort;
import java.util.List;

/** nginx and haproxy as gateways with TLS before a real Milvus. */
final class GatewayRows {
    private static final String NGINX = "nginx";
    private static final String HAPROXY = "haproxy";

    private GatewayRows() {}

    static List<FaultRow> all() {
        return List.of(
                nginx(
                        "missing database behind it",
                        Reason.DATABASE_NOT_FOUND,
                        Stage.CONNECT,
                        bench -> trusting(bench, nginx(bench, server(bench), "", milvus()))
                                .and(p -> p.dbName("nope"))),
                nginx(
                        "nothing behind it",
                        Reason.GATEWAY,
                        Stage.CONNECT,
                        bench -> trusting(bench, nginx(bench, server(bench), "", FaultyPort.refusing()))),
                nginx(
                        "plaintext to its TLS port",
                        Reason.PLAINTEXT_ON_TLS_PORT,
                        Stage.HTTP2,
                        bench -> FaultTarget.at(nginx(bench, server(bench), "", FaultyPort.refusing()))),
                nginx(
                        "unknown authority",
                        Reason.TLS_UNTRUSTED,
                        Stage.TLS,
                        bench -> FaultTarget.at(
                                nginx(bench, server(bench), "", FaultyPort.refusing()), p -> p.secure(true))),
                nginx(
                        "expired certificate",
                        Reason.TLS_EXPIRED,
                        Stage.TLS,
                        bench -> trusting(
                                bench, nginx(bench, bench.certificates().expiredServer(), "", FaultyPort.refusing()))),
                nginx(
                        "certificate for another name",
                        Reason.TLS_WRONG_NAME,
                        Stage.TLS,
                        bench -> trusting(
                                bench,
                                nginx(
                                        bench,
                                        bench.certificates().serverNamed("milvus.example"),
                                        "",
                                        FaultyPort.refusing()))),
                nginx(
                        "no client certificate",
                        Reason.TLS_CLIENT_CERTIFICATE_REQUIRED,
                        Stage.TLS,
                        bench -> trusting(bench, nginx(bench, server(bench), clients(bench), FaultyPort.refusing()))),
                nginx(
                        "client certificate of another authority",
                        Reason.TLS_CLIENT_CERTIFICATE_REQUIRED,
                        Stage.TLS,
                        bench -> {
                            TestIdentity client = bench.others().client();
                            return trusting(bench, nginx(bench, server(bench), clients(bench), FaultyPort.refusing()))
                                    .and(p -> p.clientPemPath(client.certificate())
                                            .clientKeyPath(client.key()));
                        }),
                nginx(
                        "TLS without HTTP/2",
                        Reason.TLS_FAILED,
                        Stage.TLS,
                        bench -> trusting(bench, web(bench, "ssl", certificate(server(bench))))),
                nginx("a REST server", Reason.NOT_GRPC, Stage.HTTP2, bench -> FaultTarget.at(web(bench, "", ""))),
                nginx(
                        "TLS to a REST server",
                        Reason.TLS_ON_PLAINTEXT_PORT,
                        Stage.TLS,
                        bench -> FaultTarget.at(web(bench, "", ""), p -> p.secure(true))),
                haproxy(
                        "missing database behind it",
                        Reason.DATABASE_NOT_FOUND,
                        Stage.CONNECT,
                        bench -> trusting(bench, haproxy(bench, "", milvus())).and(p -> p.dbName("nope"))),
                haproxy(
                        "nothing behind it",
                        Reason.GATEWAY,
                        Stage.CONNECT,
                        bench -> trusting(bench, haproxy(bench, "", FaultyPort.refusing()))),
                haproxy(
                        "plaintext to its TLS port",
                        Reason.PLAINTEXT_ON_TLS_PORT,
                        Stage.HTTP2,
                        bench -> FaultTarget.at(haproxy(bench, "", FaultyPort.refusing()))),
                haproxy(
                        "unknown authority",
                        Reason.TLS_UNTRUSTED,
                        Stage.TLS,
                        bench -> FaultTarget.at(haproxy(bench, "", FaultyPort.refusing()), p -> p.secure(true))),
                haproxy(
                        "expired certificate",
                        Reason.TLS_EXPIRED,
                        Stage.TLS,
                        bench -> trusting(
                                bench,
                                haproxy(bench, bench.certificates().expiredServer(), "", FaultyPort.refusing()))),
                haproxy(
                        "certificate for another name",
                        Reason.TLS_WRONG_NAME,
                        Stage.TLS,
                        bench -> trusting(
                                bench,
                                haproxy(
                                        bench,
                                        bench.certificates().serverNamed("milvus.example"),
                                        "",
                                        FaultyPort.refusing()))),
                haproxy(
                        "no client certificate",
                        Reason.TLS_CLIENT_CERTIFICATE_REQUIRED,
                        Stage.TLS,
                        bench -> trusting(bench, haproxy(bench, verify(bench), FaultyPort.refusing()))),
                haproxy(
                        "no client certificate, TLS 1.2",
                        Reason.TLS_CLIENT_CERTIFICATE_REQUIRED,
                        Stage.TLS,
                        bench -> trusting(
                                bench, haproxy(bench, verify(bench) + " ssl-max-ver TLSv1.2", FaultyPort.refusing()))),
                haproxy(
                        "client certificate of another authority",
                        Reason.TLS_CLIENT_CERTIFICATE_REQUIRED,
                        Stage.TLS,
                        bench -> {
                            TestIdentity client = bench.others().client();
                            return trusting(bench, haproxy(bench, verify(bench), FaultyPort.refusing()))
                                    .and(p -> p.clientPemPath(client.certificate())
                                            .clientKeyPath(client.key()));
                        }));
    }

    private static int milvus() {
        return RealServers.plain().port();
    }

    private static TestIdentity server(FaultBench bench) {
        return bench.certificates().server();
    }

    private static FaultTarget trusting(FaultBench bench, int port) {
        return FaultTarget.at(port, p -> p.caPemPath(bench.certificates().authority()));
    }

    private static String clients(FaultBench bench) {
        return "ssl_verify_client on; ssl_client_certificate "
                + bench.certificates().authority() + ";";
    }

    private static String verify(FaultBench bench) {
        return " verify required ca-file " + bench.certificates().authority();
    }

    private static ServerCertificates files(TestIdentity identity) {
        return new ServerCertificates(identity.certificate(), identity.key(), null);
    }

    private static String certificate(TestIdentity identity) {
        return "ssl_certificate " + identity.certificate() + "; ssl_certificate_key " + identity.key() + ";";
    }

    private static int nginx(FaultBench bench, TestIdentity identity, String more, int behind) {
        return bench.closing(Gateways.nginx(files(identity), more, behind)).port();
    }

    private static int web(FaultBench bench, String listen, String more) {
        return bench.closing(
                        Gateways.nginx("listen 127.0.0.1:PORT " + listen + "; " + more + " location / { return 404; }"))
                .port();
    }

    private static int haproxy(FaultBench bench, String bind, int behind) {
        return haproxy(bench, server(bench), bind, behind);
    }

    private static int haproxy(FaultBench bench, TestIdentity identity, String bind, int behind) {
        return bench.closing(Gateways.haproxy(files(identity), bind, behind)).port();
    }

    private static FaultRow nginx(String name, Reason reason, Stage stage, FaultRow.Fault fault) {
        return new FaultRow(NGINX, name, reason, stage, fault);
    }

    private static FaultRow haproxy(String name, Reason reason, Stage stage, FaultRow.Fault fault) {
        return new FaultRow(HAPROXY, name, reason, stage, fault);
    }
}
