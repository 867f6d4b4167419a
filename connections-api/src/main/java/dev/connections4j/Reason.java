package dev.connections4j;

/** Why connecting failed: the same fault gives the same reason on every transport. */
public enum Reason {
    /** The host name has no address. */
    UNKNOWN_HOST(true, "check the host name in address, uri or host, and the DNS it needs"),
    /** The port refuses connections. */
    REFUSED(true, "check host and port, and that the server runs and is published there"),
    /** No route to the host. */
    UNREACHABLE(true, "check host, network and firewall"),
    /** Nothing answered within the timeout. */
    TIMED_OUT(true, "check host, port and firewall, or raise timeout"),
    /** The proxy did not open a tunnel. */
    PROXY_FAILED(false, "check proxy_address and its user and password"),
    /** TLS was spoken to a port that does not speak it. */
    TLS_ON_PLAINTEXT_PORT(false, "use http:// in uri, or secure=false"),
    /** The port speaks TLS and was spoken to in plaintext. */
    PLAINTEXT_ON_TLS_PORT(false, "use https:// in uri, or secure=true"),
    /** The connection was accepted and closed at once. */
    CLOSED(true, "the server may still be starting: set wait_for_ready, or check the port"),
    /** No trusted authority signed the server's certificate. */
    TLS_UNTRUSTED(false, "give the authority's certificate as ca_pem_path, or the server's as server_pem_path"),
    /** The server's certificate is for another name. */
    TLS_WRONG_NAME(false, "connect by a name in the certificate, or set server_name to one"),
    /** The server's certificate is not valid now. */
    TLS_EXPIRED(false, "renew the server's certificate, and check both clocks"),
    /** The server wants a client certificate that it accepts. */
    TLS_CLIENT_CERTIFICATE_REQUIRED(
            false, "give client_pem_path and client_key_path, issued by an authority of the server"),
    /** TLS failed otherwise: version, ALPN, ciphers. */
    TLS_FAILED(false, "the server must offer TLS 1.2 or 1.3 with ALPN h2"),
    /** What answered does not speak gRPC. */
    NOT_GRPC(false, "use Milvus' gRPC port (19530 by default), not a REST or metrics port"),
    /** What answered speaks gRPC, but is not Milvus' public service. */
    NOT_MILVUS(false, "use Milvus' gRPC port (19530 by default), not an internal port"),
    /** A gateway in between could not reach the server, or does not pass gRPC on. */
    GATEWAY(true, "look at the proxy in front of the server, or set wait_for_ready"),
    /** The peer broke the protocol. */
    PROTOCOL_ERROR(false, "check that the address is Milvus' gRPC port and what stands in between"),
    /** The server does not accept the credentials. */
    UNAUTHENTICATED(false, "check token, or user and password"),
    /** The credentials do not allow this. */
    PERMISSION_DENIED(false, "grant the privilege to the user of token, or of user and password"),
    /** The database does not exist. */
    DATABASE_NOT_FOUND(false, "create the database, or correct db_name"),
    /** Disconnect, remove, replace or close came first. */
    CANCELLED(false, ""),
    /** The server is starting or stopping. */
    NOT_READY(true, "the server is starting or stopping: set wait_for_ready"),
    /** The server limits the rate. */
    RATE_LIMITED(true, "connect less often, or set wait_for_ready"),
    /** Milvus Lite did not start, died, or its file is locked by another process. */
    LITE_FAILED(false, "see the last output of Milvus Lite"),
    /** This process failed, not the server: a class or a service is missing, or something broke in it. */
    TRANSPORT_FAILED(
            false,
            "see the cause; if a class or a service is missing, take all versions from connections-versions-bom"),
    /** The server answered with another error. */
    SERVER_ERROR(false, "see the server's message");

    private final boolean waitable;
    private final String remedy;

    Reason(boolean waitable, String remedy) {
        this.waitable = waitable;
        this.remedy = remedy;
    }

    /** {@return whether time can mend it: {@code wait_for_ready} tries again after this} */
    public boolean waitable() {
        return waitable;
    }

    /** {@return what to do about it, naming the parameter: a sentence without full stop; empty where there is nothing to do} */
    public String remedy() {
        return remedy;
    }
}
