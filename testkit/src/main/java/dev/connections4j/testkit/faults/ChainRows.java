package dev.connections4j.testkit.faults;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.certificates.TestIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Chains of certificates that do not lead to an authority that is trusted. */
final class ChainRows {
    private ChainRows() {}

    static List<FaultRow> all() {
        return List.of(
                row("a certificate without its intermediate", bench -> trusting(bench, leaf(bench))),
                row(
                        "a certificate without its intermediate, trusting what this machine does",
                        bench -> FaultTarget.at(tls(bench, leaf(bench)), p -> p.secure(true))),
                row(
                        "a whole chain of another authority",
                        bench -> FaultTarget.at(
                                tls(
                                        bench,
                                        with(
                                                bench,
                                                bench.certificates().intermediate(),
                                                bench.certificates().authority())),
                                p -> p.caPemPath(bench.others().authority()))));
    }

    private static TestIdentity leaf(FaultBench bench) {
        return bench.certificates().serverOfIntermediate();
    }

    private static TestIdentity with(FaultBench bench, Path... more) throws java.io.IOException {
        StringBuilder chain = new StringBuilder(Files.readString(leaf(bench).certificate()));
        for (Path each : more) {
            chain.append(Files.readString(each));
        }
        Path file = Files.createTempFile(bench.folder(), "chain", ".pem");
        return new TestIdentity(Files.writeString(file, chain), leaf(bench).key());
    }

    private static FaultTarget trusting(FaultBench bench, TestIdentity identity) {
        return FaultTarget.at(
                tls(bench, identity), p -> p.caPemPath(bench.certificates().authority()));
    }

    private static int tls(FaultBench bench, TestIdentity identity) {
        return bench.standIn(MilvusStandIn.builder().tls(identity)).port();
    }

    private static FaultRow row(String name, FaultRow.Fault fault) {
        return new FaultRow("stand-in", name, Reason.TLS_UNTRUSTED, Stage.TLS, fault);
    }
}
