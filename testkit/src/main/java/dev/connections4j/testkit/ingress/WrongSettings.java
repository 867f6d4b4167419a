package dev.connections4j.testkit.ingress;

import static dev.connections4j.testkit.ingress.Ingress.HAPROXY;
import static dev.connections4j.testkit.ingress.Ingress.NGINX;
import static dev.connections4j.testkit.ingress.WrongSetting.Shown.CONNECT;
import static dev.connections4j.testkit.ingress.WrongSetting.Shown.LARGE_CALL;
import static dev.connections4j.testkit.ingress.WrongSetting.Shown.LONG_CALL;
import static dev.connections4j.testkit.ingress.WrongSetting.Shown.LONG_STREAM;
import static dev.connections4j.testkit.ingress.WrongSetting.Shown.PLAINTEXT_CONNECT;

import java.util.List;

/** The wrong settings that the page tells of. */
final class WrongSettings {
    static final List<WrongSetting> ALL = List.of(
            new WrongSetting(
                    NGINX,
                    "`proxy_pass` instead of `grpc_pass`",
                    "grpc_pass grpc://milvus:19530;",
                    "proxy_pass http://milvus:19530;",
                    CONNECT),
            new WrongSetting(NGINX, "no `http2`", "listen 443 ssl http2;", "listen 443 ssl;", CONNECT),
            new WrongSetting(
                    NGINX,
                    "a redirect to https, met by `http://`",
                    "listen 443 ssl http2;",
                    "listen 80 http2; return 308 https://$host$request_uri;",
                    PLAINTEXT_CONNECT),
            new WrongSetting(
                    NGINX,
                    "`http://` to the port with TLS",
                    "listen 443 ssl http2;",
                    "listen 443 ssl http2;",
                    PLAINTEXT_CONNECT),
            new WrongSetting(
                    NGINX,
                    "a host rule, met by another name",
                    "server_name milvus.example;",
                    "server_name milvus.example; if ($host != milvus.example) { return 404; }",
                    CONNECT),
            new WrongSetting(
                    NGINX,
                    "a client certificate is required, and none is given",
                    "server_name milvus.example;",
                    "server_name milvus.example; ssl_verify_client on; ssl_client_certificate /etc/nginx/clients.pem;",
                    CONNECT),
            new WrongSetting(
                    NGINX,
                    "a body limit below what is inserted (1m by default)",
                    "client_max_body_size 64m;",
                    "client_max_body_size 1m;",
                    LARGE_CALL),
            new WrongSetting(
                    NGINX,
                    "an idle time below what a call takes (60s by default)",
                    "grpc_read_timeout 1h;",
                    "grpc_read_timeout 3s;",
                    LONG_CALL),
            new WrongSetting(
                    NGINX,
                    "the same, where the answer has begun",
                    "grpc_read_timeout 1h;",
                    "grpc_read_timeout 3s;",
                    LONG_STREAM),
            new WrongSetting(HAPROXY, "no `proto h2` towards Milvus", "milvus:19530 proto h2", "milvus:19530", CONNECT),
            new WrongSetting(HAPROXY, "no `alpn h2`", "milvus.pem alpn h2", "milvus.pem", CONNECT),
            new WrongSetting(
                    HAPROXY,
                    "a redirect to https, met by `http://`",
                    "bind :443 ssl crt /etc/haproxy/milvus.pem alpn h2",
                    "bind :80\n    http-request redirect scheme https code 301",
                    PLAINTEXT_CONNECT),
            new WrongSetting(
                    HAPROXY,
                    "a host rule, met by another name",
                    "default_backend milvus",
                    "use_backend milvus if { hdr(host) -i milvus.example }",
                    CONNECT),
            new WrongSetting(
                    HAPROXY,
                    "a client certificate is required, and none is given",
                    "alpn h2",
                    "alpn h2 verify required ca-file /etc/haproxy/clients.pem",
                    CONNECT),
            new WrongSetting(
                    HAPROXY,
                    "an idle time below what a call takes",
                    "timeout server 1h",
                    "timeout server 3s",
                    LONG_CALL),
            new WrongSetting(
                    HAPROXY,
                    "the same, where the answer has begun",
                    "timeout server 1h",
                    "timeout server 3s",
                    LONG_STREAM));

    private WrongSettings() {}
}
