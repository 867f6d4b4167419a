package dev.connections4j.grpc.channel;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;

/** A link never becomes ready again, so nothing waits on it; waiting for the next link is its owner's business. */
final class NoWaiting implements ClientInterceptor {
    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return next.newCall(method, options.isWaitForReady() ? options.withoutWaitForReady() : options);
    }
}
