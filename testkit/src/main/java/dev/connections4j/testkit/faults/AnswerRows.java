package dev.connections4j.testkit.faults;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.standin.ConnectAnswer;
import dev.connections4j.standin.MilvusStandIn;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** What a server says to Connect. */
final class AnswerRows {
    private static final String SERVER = "stand-in";

    private static final String UNPRINTABLE =
            "one\0two\r\nthree\u001b[31mfour\u2028five\u202esix \uD83D\uDE00 " + "seven ".repeat(150);

    private AnswerRows() {}

    static List<FaultRow> all() {
        return List.of(
                row("no credentials", Reason.UNAUTHENTICATED, bench -> guarded(bench, p -> {})),
                row(
                        "wrong password",
                        Reason.UNAUTHENTICATED,
                        bench -> guarded(bench, p -> p.user("root").password("wrong"))),
                row(
                        "credentials that cannot be had",
                        Reason.UNAUTHENTICATED,
                        bench -> guarded(
                                bench,
                                p -> p.token(() -> {
                                    throw new IllegalStateException("the vault is sealed");
                                }))),
                row(
                        "missing database",
                        Reason.DATABASE_NOT_FOUND,
                        bench -> FaultTarget.at(bench.standIn().port(), p -> p.dbName("nope"))),
                row("unknown service", Reason.NOT_MILVUS, bench -> {
                    MilvusStandIn server = bench.standIn();
                    server.behaviour().forgetService();
                    return FaultTarget.at(server.port());
                }),
                row("silent to Connect", Reason.TIMED_OUT, bench -> {
                    MilvusStandIn server = bench.standIn();
                    server.behaviour().holdConnects();
                    return FaultTarget.at(server.port(), p -> p.timeout(Duration.ofSeconds(3)));
                }),
                answers("not ready", Reason.NOT_READY, ConnectAnswer.NOT_READY),
                answers("unavailable", Reason.NOT_READY, ConnectAnswer.UNAVAILABLE),
                answers("stopping", Reason.NOT_READY, ConnectAnswer.STOPPING),
                answers("not ready, of an older proxy", Reason.NOT_READY, ConnectAnswer.OLD_NOT_READY),
                answers("rate limit", Reason.RATE_LIMITED, ConnectAnswer.RATE_LIMITED),
                answers(
                        "a code with words that no terminal should get",
                        Reason.SERVER_ERROR,
                        new ConnectAnswer.Code(5, UNPRINTABLE)),
                status(
                        "INTERNAL with words that no terminal should get",
                        Reason.SERVER_ERROR,
                        Status.INTERNAL.withDescription(UNPRINTABLE)),
                answers("another code", Reason.SERVER_ERROR, new ConnectAnswer.Code(5, "service internal error")),
                status("INTERNAL", Reason.SERVER_ERROR, Status.INTERNAL.withDescription("assertion failed")),
                status(
                        "UNKNOWN, of an older proxy",
                        Reason.UNAUTHENTICATED,
                        Status.UNKNOWN.withDescription(
                                "auth check failure, please check username and password are correct")),
                status(
                        "PERMISSION_DENIED",
                        Reason.PERMISSION_DENIED,
                        Status.PERMISSION_DENIED.withDescription("IP not on the list")),
                status(
                        "RESOURCE_EXHAUSTED",
                        Reason.RATE_LIMITED,
                        Status.RESOURCE_EXHAUSTED.withDescription("rate limit exceeded")));
    }

    private static FaultTarget guarded(FaultBench bench, Consumer<ConnectionParameters.Builder> more) {
        MilvusStandIn server = bench.standIn(MilvusStandIn.builder().user("root", "Milvus"));
        return FaultTarget.at(server.port(), more);
    }

    private static FaultRow status(String name, Reason reason, Status status) {
        return answers("status " + name, reason, new ConnectAnswer.Grpc(status));
    }

    private static FaultRow answers(String name, Reason reason, ConnectAnswer answer) {
        return row(name, reason, bench -> {
            MilvusStandIn server = bench.standIn();
            server.behaviour().answerNextConnects(1, answer);
            return FaultTarget.at(server.port());
        });
    }

    private static FaultRow row(String name, Reason reason, FaultRow.Fault fault) {
        return new FaultRow(SERVER, name, reason, Stage.CONNECT, fault);
    }
}
