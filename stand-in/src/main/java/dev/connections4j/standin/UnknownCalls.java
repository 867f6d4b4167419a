package dev.connections4j.standin;

import io.grpc.HandlerRegistry;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/** Answers calls that the server does not know with the words of Go's gRPC, on which Milvus runs. */
final class UnknownCalls extends HandlerRegistry {
    static final String MILVUS = "milvus.proto.milvus.MilvusService";

    static String service(String service) {
        return "unknown service " + service;
    }

    static String method(String service, String method) {
        return "unknown method " + method + " for service " + service;
    }

    @Override
    public ServerMethodDefinition<?, ?> lookupMethod(String fullName, @Nullable String authority) {
        int slash = fullName.lastIndexOf('/');
        String service = fullName.substring(0, Math.max(slash, 0));
        String words = service.equals(MILVUS) ? method(service, fullName.substring(slash + 1)) : service(service);
        MethodDescriptor<byte[], byte[]> method = TestCalls.method(fullName, MethodDescriptor.MethodType.UNKNOWN);
        return ServerMethodDefinition.create(method, (call, headers) -> {
            call.close(Status.UNIMPLEMENTED.withDescription(words), new Metadata());
            return new NoListener<>();
        });
    }
}
