package dev.connections4j.standin;

import io.grpc.Status;

/** An answer to Connect other than success. */
public sealed interface ConnectAnswer {
    /** Not ready yet: code 1. */
    ConnectAnswer NOT_READY = new Code(1, "service not ready[standalone=0]: Initializing");

    /** Unavailable: code 2. */
    ConnectAnswer UNAVAILABLE = new Code(2, "service unavailable: no available datacoord");

    /** Too many requests: code 8. */
    ConnectAnswer RATE_LIMITED = new Code(8, "request limit exceeded[limit=1]");

    /** A server that stops: code 65535. */
    ConnectAnswer STOPPING = new Code(65535, "proxy is stopping: server is closed");

    /** An older proxy that starts. */
    ConnectAnswer OLD_NOT_READY = new Grpc(Status.UNKNOWN.withDescription("Milvus Proxy is not ready yet"));

    /**
     * gRPC OK with a status in the body.
     *
     * @param code not 0
     * @param reason the server's words
     */
    record Code(int code, String reason) implements ConnectAnswer {}

    /**
     * gRPC's own status.
     *
     * @param status not OK
     */
    record Grpc(Status status) implements ConnectAnswer {}

    /** Never any. */
    record Silence() implements ConnectAnswer {}
}
