package dev.connections4j.sdk.shaded;

import io.milvus.shaded.io.grpc.Status;

/** How calls end. */
final class Statuses {
    private Statuses() {}

    static Status shaded(io.grpc.Status status) {
        return Status.fromCodeValue(status.getCode().value())
                .withDescription(status.getDescription())
                .withCause(status.getCause());
    }

    static io.grpc.Status unshaded(Status status) {
        return io.grpc.Status.fromCodeValue(status.getCode().value())
                .withDescription(status.getDescription())
                .withCause(status.getCause());
    }
}
