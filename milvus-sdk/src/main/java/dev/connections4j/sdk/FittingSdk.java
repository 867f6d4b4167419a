package dev.connections4j.sdk;

import io.milvus.grpc.MilvusProto;
import java.util.Optional;

/** Whether the SDK on the path is one of those that this artifact is for: they differ in the package of their gRPC. */
final class FittingSdk {
    private static final String OF_2_6_18 = "io/milvus/shaded/io/grpc/ManagedChannel.class";
    private static final Optional<String> PROBLEM = problem(MilvusProto.class.getClassLoader());

    private FittingSdk() {}

    /** Fails with what to do, in place of what is missing. */
    static void require() {
        PROBLEM.ifPresent(problem -> {
            throw new IllegalStateException(problem);
        });
    }

    static Optional<String> problem(ClassLoader sdk) {
        boolean isLater = sdk.getResource(OF_2_6_18) != null;
        return isLater == SdkEdition.IS_LATER ? Optional.empty() : Optional.of(SdkEdition.OTHER);
    }
}
