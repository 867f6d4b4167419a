package dev.connections4j.testkit.faults;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.certificates.TestIdentity;
import dev.connections4j.testkit.FaultyPort;
import java.util.List;

/** TLS where there is none, none where there is, and what goes wrong in it. */
final class TlsRows {
    private static final String SERVER = "stand-in";
    private static final String PORT = "faulty port";
    private static final int HANDSHAKE_FAILURE = 40;
    private static final int PROTOCOL_VERSION = 70;

    private TlsRows() {}

    static List<FaultRow> all() {
        return List.of(
                row(
                        "TLS to plaintext",
                        Reason.TLS_ON_PLAINTEXT_PORT,
                        bench -> FaultTarget.at(bench.standIn().port(), p -> p.secure(true))),
                new FaultRow(
                        PORT,
                        "TLS to HTTP/1",
                        Reason.TLS_ON_PLAINTEXT_PORT,
                        Stage.TLS,
                        bench -> FaultTarget.at(bench.port(FaultyPort.http1()), p -> p.secure(true))),
                new FaultRow(
                        SERVER,
                        "plaintext to TLS",
                        Reason.PLAINTEXT_ON_TLS_PORT,
                        Stage.HTTP2,
                        bench -> FaultTarget.at(tls(bench, bench.certificates().server()))),
                new FaultRow(
                        SERVER,
                        "plaintext to mutual TLS",
                        Reason.PLAINTEXT_ON_TLS_PORT,
                        Stage.HTTP2,
                        bench -> FaultTarget.at(mutual(bench))),
                row(
                        "unknown authority",
                        Reason.TLS_UNTRUSTED,
                        bench -> FaultTarget.at(
                                tls(bench, bench.others().server()),
                                p -> p.caPemPath(bench.certificates().authority()))),
                row(
                        "authority that this machine does not know",
                        Reason.TLS_UNTRUSTED,
                        bench -> FaultTarget.at(tls(bench, bench.certificates().server()), p -> p.secure(true))),
                row(
                        "certificate for another name",
                        Reason.TLS_WRONG_NAME,
                        bench -> trusting(bench, bench.certificates().serverNamed("milvus.example"))),
                row(
                        "certificate for another name than server_name",
                        Reason.TLS_WRONG_NAME,
                        bench -> served(bench).and(p -> p.serverName("milvus.example"))),
                row(
                        "expired certificate",
                        Reason.TLS_EXPIRED,
                        bench -> trusting(bench, bench.certificates().expiredServer())),
                row(
                        "no client certificate",
                        Reason.TLS_CLIENT_CERTIFICATE_REQUIRED,
                        bench -> FaultTarget.at(
                                mutual(bench),
                                p -> p.caPemPath(bench.certificates().authority()))),
                row("client certificate of another authority", Reason.TLS_CLIENT_CERTIFICATE_REQUIRED, bench -> {
                    TestIdentity client = bench.others().client();
                    return FaultTarget.at(
                            mutual(bench),
                            p -> p.caPemPath(bench.certificates().authority())
                                    .clientPemPath(client.certificate())
                                    .clientKeyPath(client.key()));
                }),
                alert("alert handshake_failure", HANDSHAKE_FAILURE),
                alert("alert protocol_version", PROTOCOL_VERSION),
                new FaultRow(
                        PORT,
                        "TLS without HTTP/2",
                        Reason.TLS_FAILED,
                        Stage.TLS,
                        bench -> FaultTarget.at(
                                bench.closing(new TlsPort(bench.certificates().server()))
                                        .port(),
                                p -> p.caPemPath(bench.certificates().authority()))));
    }

    /** A server that a connect with these parameters reaches. */
    static FaultTarget served(FaultBench bench) {
        return trusting(bench, bench.certificates().server());
    }

    private static FaultTarget trusting(FaultBench bench, TestIdentity identity) {
        return FaultTarget.at(
                tls(bench, identity), p -> p.caPemPath(bench.certificates().authority()));
    }

    static int tls(FaultBench bench, TestIdentity identity) {
        return bench.standIn(MilvusStandIn.builder().tls(identity)).port();
    }

    private static int mutual(FaultBench bench) {
        return bench.standIn(MilvusStandIn.builder()
                        .tls(bench.certificates().server())
                        .clientCertificatesOf(bench.certificates().authority()))
                .port();
    }

    private static FaultRow alert(String name, int description) {
        return new FaultRow(
                PORT,
                name,
                Reason.TLS_FAILED,
                Stage.TLS,
                bench -> FaultTarget.at(bench.port(FaultyPort.alerting(description)), p -> p.secure(true)));
    }

    private static FaultRow row(String name, Reason reason, FaultRow.Fault fault) {
        return new FaultRow(SERVER, name, reason, Stage.TLS, fault);
    }
}
