package dev.connections4j.sdk.shaded;

import io.milvus.shaded.io.grpc.Attributes;
import io.milvus.shaded.io.grpc.CallCredentials;
import io.milvus.shaded.io.grpc.Metadata;
import io.milvus.shaded.io.grpc.MethodDescriptor;
import io.milvus.shaded.io.grpc.SecurityLevel;
import io.milvus.shaded.io.grpc.Status;
import java.util.concurrent.Executor;

/** Credentials that a call brings itself. */
final class Credentials extends io.grpc.CallCredentials {
    private final MethodDescriptor<?, ?> method;
    private final CallCredentials shaded;

    Credentials(MethodDescriptor<?, ?> method, CallCredentials shaded) {
        this.method = method;
        this.shaded = shaded;
    }

    @Override
    public void applyRequestMetadata(RequestInfo request, Executor executor, MetadataApplier applier) {
        shaded.applyRequestMetadata(
                new CallCredentials.RequestInfo() {
                    @Override
                    public MethodDescriptor<?, ?> getMethodDescriptor() {
                        return method;
                    }

                    @Override
                    public SecurityLevel getSecurityLevel() {
                        return SecurityLevel.valueOf(request.getSecurityLevel().name());
                    }

                    @Override
                    public String getAuthority() {
                        return request.getAuthority();
                    }

                    @Override
                    public Attributes getTransportAttrs() {
                        return Attributes.EMPTY;
                    }
                },
                executor,
                new CallCredentials.MetadataApplier() {
                    @Override
                    public void apply(Metadata headers) {
                        applier.apply(Headers.unshaded(headers));
                    }

                    @Override
                    public void fail(Status status) {
                        applier.fail(Statuses.unshaded(status));
                    }
                });
    }

    @Deprecated
    @Override
    public void thisUsesUnstableApi() {}
}
