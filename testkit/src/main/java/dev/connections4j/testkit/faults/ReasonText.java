package dev.connections4j.testkit.faults;

import dev.connections4j.Reason;

/** What each reason means, in a sentence or two. */
final class ReasonText {
    private ReasonText() {}

    static String of(Reason reason) {
        return switch (reason) {
            case UNKNOWN_HOST -> "The name lookup found no address for the host.";
            case REFUSED -> "The host answered that nobody listens on the port.";
            case UNREACHABLE -> "The network has no route to the host.";
            case TIMED_OUT ->
                "Nothing, or not enough, came back within the timeout. The stage tells how far it went: at `TCP` often a firewall,"
                        + " later a server that accepted and stayed silent, as a starting Milvus does. Where `wait_for_ready` waited"
                        + " out other failures until then, stage, words and remedy are those of the last one."
                        + " Where this process itself was late by half of the timeout or more (no CPU, classes to load, TLS files that are"
                        + " slow to read, a slow supplier of a token), the message says so and blames no server: `this process"
                        + " was too busy to connect in time: its own work ran 6.2 s late`. That is the time between the stages; what it is"
                        + " late with within a stage looks like a server that stays silent.";
            case PROXY_FAILED -> "The proxy was not reached, or opened no tunnel. The server itself was not asked.";
            case TLS_ON_PLAINTEXT_PORT -> "TLS was spoken, and the port answered with something other than TLS.";
            case PLAINTEXT_ON_TLS_PORT ->
                "Plaintext was spoken, and the port closed or sent a TLS alert; asked again with a TLS hello, it answered.";
            case CLOSED ->
                "The connection was accepted and then closed, by TLS or plaintext alike. A container's published port does so"
                        + " while the server inside still starts.";
            case TLS_UNTRUSTED -> "No authority that is trusted here signed the server's certificate.";
            case TLS_WRONG_NAME -> "The server's certificate does not name the host that was connected to.";
            case TLS_EXPIRED -> "The server's certificate is no longer, or not yet, valid.";
            case TLS_CLIENT_CERTIFICATE_REQUIRED ->
                "The server speaks mutual TLS, and got no client certificate or one that it does not accept. With TLS 1.3 it says so"
                        + " only after the handshake.";
            case TLS_FAILED -> "The TLS handshake failed otherwise: no common version or cipher, or no HTTP/2 by ALPN.";
            case NOT_GRPC -> "What answered speaks HTTP or another protocol, but no gRPC.";
            case NOT_MILVUS ->
                "What answered speaks gRPC, but does not know Milvus' public service. Milvus' own internal ports answer so.";
            case GATEWAY ->
                "Something in between answered that it could not reach the server (HTTP 502 to 504, which `wait_for_ready` waits out), or"
                        + " answered itself: with a redirect, or as a web server does.";
            case PROTOCOL_ERROR -> "What answered does not keep to HTTP/2, and is nothing that is known here.";
            case UNAUTHENTICATED -> "The server does not accept the credentials, or wants some and got none.";
            case PERMISSION_DENIED -> "The server knows who asks, and does not allow it.";
            case DATABASE_NOT_FOUND -> "The server has no database of that name.";
            case CANCELLED -> "`disconnect`, `removeConnection`, `replace` or `close` came before the connect ended.";
            case NOT_READY -> "The server answered that it is starting or stopping.";
            case RATE_LIMITED -> "The server answered that it is asked too often.";
            case LITE_FAILED ->
                "Milvus Lite did not start, died, or its file is locked by another process. Its last output is in the message.";
            case TRANSPORT_FAILED ->
                "An error or exception of this process: a class that is missing or of another version, a service that does not load. No"
                        + " server is at fault.";
            case SERVER_ERROR -> "The server answered Connect with another error; its words are in the message.";
        };
    }
}
