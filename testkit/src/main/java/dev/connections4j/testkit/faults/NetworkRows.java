package dev.connections4j.testkit.faults;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.testkit.Await;
import dev.connections4j.testkit.FaultyPort;
import dev.connections4j.testkit.UnacceptingPort;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What goes wrong before anything like Milvus answers. */
final class NetworkRows {
    private static final String PORT = "faulty port";
    /** The build gives it two addresses, by a file of hosts for all tests. */
    private static final String SEVERAL = "several.test";

    private static final Duration SOON = Duration.ofSeconds(3);

    private NetworkRows() {}

    static List<FaultRow> all() {
        return List.of(
                row(
                        "a name without address",
                        Reason.UNKNOWN_HOST,
                        Stage.NAME_LOOKUP,
                        bench -> FaultTarget.of(p -> p.address("no-such-host.invalid:19530"))),
                row("nobody listens", Reason.REFUSED, Stage.TCP, bench -> FaultTarget.at(FaultyPort.refusing())),
                row(
                        "nobody listens, with TLS",
                        Reason.REFUSED,
                        Stage.TCP,
                        bench -> FaultTarget.at(FaultyPort.refusing(), p -> p.secure(true))),
                row(
                        "no route",
                        Reason.UNREACHABLE,
                        Stage.TCP,
                        bench -> FaultTarget.of(p -> p.address("255.255.255.255:19530"))),
                row(
                        "several addresses, on none of which somebody listens",
                        Reason.REFUSED,
                        Stage.TCP,
                        bench -> several(FaultyPort.refusing())),
                row(
                        "several addresses, one of which closes",
                        Reason.CLOSED,
                        Stage.HTTP2,
                        bench -> several(bench.port(FaultyPort.closing()))),
                row(
                        "no answer to the SYN",
                        Reason.TIMED_OUT,
                        Stage.TCP,
                        bench -> deaf(bench).and(p -> p.timeout(SOON))),
                row(
                        "silent",
                        Reason.TIMED_OUT,
                        Stage.HTTP2,
                        bench -> silent(bench).and(p -> p.timeout(SOON))),
                row(
                        "silent in TLS",
                        Reason.TIMED_OUT,
                        Stage.TLS,
                        bench -> silent(bench).and(p -> p.timeout(SOON).secure(true))),
                row("closes", Reason.CLOSED, Stage.HTTP2, bench -> FaultTarget.at(bench.port(FaultyPort.closing()))),
                row("resets", Reason.CLOSED, Stage.HTTP2, bench -> FaultTarget.at(bench.port(FaultyPort.resetting()))),
                row(
                        "resets after the first bytes",
                        Reason.CLOSED,
                        Stage.HTTP2,
                        bench -> FaultTarget.at(bench.port(FaultyPort.resettingLater()))),
                row(
                        "closes, with TLS",
                        Reason.CLOSED,
                        Stage.TLS,
                        bench -> FaultTarget.at(bench.port(FaultyPort.closing()), p -> p.secure(true))),
                row(
                        "resets after the TLS hello",
                        Reason.CLOSED,
                        Stage.TLS,
                        bench -> FaultTarget.at(bench.port(FaultyPort.resettingLater()), p -> p.secure(true))),
                row(
                        "closes on the first request",
                        Reason.CLOSED,
                        Stage.CONNECT,
                        bench -> FaultTarget.at(bench.port(FaultyPort.closingHttp2()))),
                row(
                        "answers HTTP/1",
                        Reason.NOT_GRPC,
                        Stage.HTTP2,
                        bench -> FaultTarget.at(bench.port(FaultyPort.http1()))),
                row(
                        "answers garbage",
                        Reason.PROTOCOL_ERROR,
                        Stage.HTTP2,
                        bench -> FaultTarget.at(bench.port(FaultyPort.garbage()))),
                row(
                        "breaks HTTP/2",
                        Reason.PROTOCOL_ERROR,
                        Stage.HTTP2,
                        bench -> FaultTarget.at(bench.port(FaultyPort.brokenHttp2()))),
                row("HTTP 404", Reason.NOT_GRPC, Stage.CONNECT, bench -> http(bench, 404)),
                row("HTTP 401", Reason.UNAUTHENTICATED, Stage.CONNECT, bench -> http(bench, 401)),
                row("HTTP 403", Reason.PERMISSION_DENIED, Stage.CONNECT, bench -> http(bench, 403)),
                row("HTTP 502", Reason.GATEWAY, Stage.CONNECT, bench -> http(bench, 502)),
                row("HTTP 503", Reason.GATEWAY, Stage.CONNECT, bench -> http(bench, 503)),
                row("HTTP 504", Reason.GATEWAY, Stage.CONNECT, bench -> http(bench, 504)),
                row("disconnect comes first", Reason.CANCELLED, Stage.HTTP2, NetworkRows::disconnected));
    }

    /** A name of two addresses, of which only the second may be listened on. */
    private static FaultTarget several(int port) throws UnknownHostException {
        List<String> addresses = Stream.of(InetAddress.getAllByName(SEVERAL))
                .map(InetAddress::getHostAddress)
                .toList();
        if (!addresses.equals(List.of("127.0.0.2", "127.0.0.1"))) {
            throw new IllegalStateException(SEVERAL + " is " + addresses);
        }
        return FaultTarget.of(p -> p.address(SEVERAL + ":" + port));
    }

    private static FaultTarget silent(FaultBench bench) {
        return FaultTarget.at(bench.port(FaultyPort.silent()));
    }

    private static FaultTarget deaf(FaultBench bench) {
        return FaultTarget.at(bench.closing(UnacceptingPort.open()).port());
    }

    private static FaultTarget http(FaultBench bench, int status) {
        return FaultTarget.at(bench.port(FaultyPort.http2(status)));
    }

    private static FaultTarget disconnected(FaultBench bench) {
        FaultyPort silent = FaultyPort.silent();
        FaultTarget target = FaultTarget.at(bench.port(silent));
        return new FaultTarget(target.more(), registry -> {
            Await.until("the client has begun HTTP/2", silent::isSpokenTo);
            registry.disconnect("books");
        });
    }

    private static FaultRow row(String name, Reason reason, Stage stage, FaultRow.Fault fault) {
        return new FaultRow(PORT, name, reason, stage, fault);
    }
}
