package dev.connections4j.sdk;

import java.util.Optional;

/** Whether the SDK on the path is one of those that this artifact is for: they differ in the package of their gRPC. */
final class FittingSdk {
    private static final Optional<String> PROBLEM = problem(io.milvus.grpc.MilvusProto.class.getClassLoader());

    private FittingSdk() {}

    /** Fails with what to do, in place of a class that is missing. */
    static void require() {
        PROBLEM.ifPresent(problem -> {
            throw new IllegalStateException(problem);
        });
    }

    static Optional<String> problem(ClassLoader sdk) {
        try {
            Class.forName("io.milvus.shaded.io.grpc.ManagedChannel", false, sdk);
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.of(
                    "dev.connections4j:milvus-sdk needs milvus-sdk-java 2.6.18 or later, and the one on the path is"
                            + " older, as LangChain4j and Spring AI bring it: take dev.connections4j:milvus-sdk-unshaded in its place,"
                            + " or put milvus-sdk before what brings the older one in your pom");
        }
    }
}
