package dev.connections4j.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.connections4j.standin.TestCalls;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Calls over a connection's channel, each bounded without a deadline of its own. */
final class Calls {
    private Calls() {}

    static String echo(Channel channel) {
        return echo(channel, CallOptions.DEFAULT);
    }

    static String echo(Channel channel, CallOptions options) {
        return new String(answer(start(channel, TestCalls.ECHO, options, "hello".getBytes(UTF_8))), UTF_8);
    }

    static Future<byte[]> startEcho(Channel channel, CallOptions options) {
        return start(channel, TestCalls.ECHO, options, "hello".getBytes(UTF_8));
    }

    static Future<byte[]> startSilent(Channel channel) {
        return start(channel, TestCalls.SILENT, CallOptions.DEFAULT, new byte[0]);
    }

    static Future<byte[]> start(
            Channel channel, MethodDescriptor<byte[], byte[]> method, CallOptions options, byte[] request) {
        return ClientCalls.futureUnaryCall(channel.newCall(method, options), request);
    }

    static byte[] answer(Future<byte[]> call) {
        try {
            return ContractPart.outcome(call);
        } catch (ExecutionException e) {
            throw Status.fromThrowable(e).asRuntimeException();
        }
    }

    /** The status of a call that must fail. */
    static Status failure(Future<byte[]> call) {
        try {
            answer(call);
        } catch (StatusRuntimeException e) {
            return e.getStatus();
        }
        throw new AssertionError("the call succeeded");
    }

    static Status failure(Channel channel) {
        return failure(startEcho(channel, CallOptions.DEFAULT));
    }

    static Channel withHeader(Channel channel, String name, String value) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }
}
