package dev.connections4j.testkit.faults;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.Http2;
import dev.connections4j.standin.servers.Gateways;
import dev.connections4j.testkit.FaultyPort;
import java.util.List;

/** What nginx and haproxy answer themselves when their rules do not lead to Milvus. */
final class IngressRows {
    private static final String NGINX = "nginx";
    private static final String HAPROXY = "haproxy";
    private static final String HTTP2 = "listen 127.0.0.1:PORT http2; ";

    private IngressRows() {}

    static List<FaultRow> all() {
        return List.of(
                nginx("a redirect to https", Reason.GATEWAY, "return 308 https://milvus.example$request_uri;")
                        .lasting(),
                nginx(
                                "a redirect to another port",
                                Reason.GATEWAY,
                                "return 301 http://user:secret@milvus.example:8080/x?token=secret;")
                        .lasting(),
                nginx("a redirect to a page", Reason.GATEWAY, "absolute_redirect off; return 302 /login;")
                        .lasting(),
                nginx("no rule for the host", Reason.GATEWAY, "return 404;").lasting(),
                nginx("a page instead of gRPC", Reason.GATEWAY, "return 200 hello;")
                        .lasting(),
                nginx("a limit of requests", Reason.RATE_LIMITED, "return 429;"),
                nginx("a server error of its own", Reason.GATEWAY, "return 500;")
                        .lasting(),
                nginx("a server that is away", Reason.GATEWAY, "return 503;"),
                new FaultRow(
                                NGINX,
                                "proxy_pass instead of grpc_pass",
                                Reason.GATEWAY,
                                Stage.CONNECT,
                                IngressRows::notUnderstood)
                        .lasting(),
                new FaultRow(
                        NGINX,
                        "no HTTP/2",
                        Reason.NOT_GRPC,
                        Stage.HTTP2,
                        bench -> web(
                                bench,
                                "listen 127.0.0.1:PORT; location / { grpc_pass grpc://127.0.0.1:"
                                        + FaultyPort.refusing() + "; }")),
                haproxy("a redirect to https", Reason.GATEWAY, "http-request redirect scheme https code 301")
                        .lasting(),
                haproxy("a limit of requests", Reason.RATE_LIMITED, "http-request deny deny_status 429"),
                haproxy("no rule for the host", Reason.GATEWAY, ""));
    }

    /** It asks in HTTP/1, and what it gets is a frame of HTTP/2; then the socket ends, which a real server may delay. */
    private static FaultTarget notUnderstood(FaultBench bench) {
        int http2 = bench.port(FaultyPort.answering(Http2.EMPTY_SETTINGS));
        return web(bench, HTTP2 + "location / { proxy_pass http://127.0.0.1:" + http2 + "; }");
    }

    private static FaultTarget web(FaultBench bench, String server) {
        return FaultTarget.at(bench.closing(Gateways.nginx(server)).port());
    }

    private static FaultRow nginx(String name, Reason reason, String answer) {
        return new FaultRow(
                NGINX, name, reason, Stage.CONNECT, bench -> web(bench, HTTP2 + "location / { " + answer + " }"));
    }

    private static FaultRow haproxy(String name, Reason reason, String rule) {
        return new FaultRow(
                HAPROXY,
                name,
                reason,
                Stage.CONNECT,
                bench -> FaultTarget.at(
                        bench.closing(Gateways.haproxyAnswering(rule)).port()));
    }
}
