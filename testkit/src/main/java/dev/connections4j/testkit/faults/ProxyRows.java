package dev.connections4j.testkit.faults;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.testkit.FaultyPort;
import java.time.Duration;
import java.util.List;

/** What goes wrong with a proxy. */
final class ProxyRows {
    private static final String PORT = "faulty port";

    private ProxyRows() {}

    static List<FaultRow> all() {
        return List.of(
                row("a proxy without address", Stage.NAME_LOOKUP, bench -> "no-such-proxy.invalid:3128"),
                row("a proxy where nobody listens", Stage.PROXY, bench -> "127.0.0.1:" + FaultyPort.refusing()),
                row(
                        "a proxy that wants credentials",
                        Stage.PROXY,
                        bench -> answering(bench, "HTTP/1.1 407 Proxy Authentication Required")),
                row("a proxy that refuses", Stage.PROXY, bench -> answering(bench, "HTTP/1.1 403 Forbidden")),
                row("a proxy that reaches nothing", Stage.PROXY, bench -> answering(bench, "HTTP/1.1 502 Bad Gateway")),
                row("a proxy that closes", Stage.PROXY, bench -> "127.0.0.1:" + bench.port(FaultyPort.closing())),
                row("a proxy that is none", Stage.PROXY, bench -> "127.0.0.1:" + bench.port(FaultyPort.garbage())),
                new FaultRow(
                        PORT,
                        "a proxy that is silent",
                        Reason.TIMED_OUT,
                        Stage.PROXY,
                        bench -> through("127.0.0.1:" + bench.port(FaultyPort.silent()))
                                .and(p -> p.timeout(Duration.ofSeconds(3)))));
    }

    /** How to name the proxy once it is there. */
    private interface Proxy {
        String arrange(FaultBench bench);
    }

    private static String answering(FaultBench bench, String status) {
        return "127.0.0.1:" + bench.port(FaultyPort.answering(status + "\r\nContent-Length: 0\r\n\r\n"));
    }

    private static FaultTarget through(String proxy) {
        return FaultTarget.of(p -> p.address("milvus.invalid:19530").proxyAddress(proxy));
    }

    private static FaultRow row(String name, Stage stage, Proxy proxy) {
        return new FaultRow(PORT, name, Reason.PROXY_FAILED, stage, bench -> through(proxy.arrange(bench)));
    }
}
