package dev.connections4j.testkit.faults;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.certificates.TestIdentity;
import dev.connections4j.standin.certificates.TestStores;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** TLS with keystores, which the remedy goes by, and with a client's certificate that is not valid any more. */
final class StoreRows {
    private static final String PASSWORD = "changeit";
    private static final TestStores STORES = new TestStores("PKCS12", PASSWORD);

    private StoreRows() {}

    static List<FaultRow> all() {
        return List.of(
                row(
                        "unknown authority, with a trust store",
                        Reason.TLS_UNTRUSTED,
                        bench ->
                                FaultTarget.at(TlsRows.tls(bench, bench.others().server()), trusting(bench))),
                row(
                        "a certificate without its intermediate, with a trust store",
                        Reason.TLS_UNTRUSTED,
                        bench -> FaultTarget.at(
                                TlsRows.tls(bench, bench.certificates().serverOfIntermediate()), trusting(bench))),
                row(
                        "client certificate of another authority, in a key store",
                        Reason.TLS_CLIENT_CERTIFICATE_REQUIRED,
                        bench -> {
                            Path store = bench.folder().resolve("stranger.p12");
                            STORES.of(store, bench.others().client());
                            return mutual(bench).and(p -> p.keyStorePath(store).keyStorePassword(PASSWORD));
                        }),
                row("client certificate that has expired", Reason.TLS_CLIENT_CERTIFICATE_REQUIRED, bench -> {
                    TestIdentity expired = bench.certificates().expiredClient();
                    return mutual(bench)
                            .and(p -> p.clientPemPath(expired.certificate()).clientKeyPath(expired.key()));
                }));
    }

    private static Consumer<ConnectionParameters.Builder> trusting(FaultBench bench) {
        Path store = bench.folder().resolve("trust.p12");
        STORES.trusting(store, bench.certificates().authority());
        return p -> p.trustStorePath(store).trustStorePassword(PASSWORD);
    }

    private static FaultTarget mutual(FaultBench bench) {
        int port = bench.standIn(MilvusStandIn.builder()
                        .tls(bench.certificates().server())
                        .clientCertificatesOf(bench.certificates().authority()))
                .port();
        return FaultTarget.at(port, p -> p.caPemPath(bench.certificates().authority()));
    }

    private static FaultRow row(String name, Reason reason, FaultRow.Fault fault) {
        return new FaultRow("stand-in", name, reason, Stage.TLS, fault);
    }
}
