package dev.connections4j.armeria;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.internal.GrpcUtil;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers of HTTP that carry no gRPC, as grpc-java's own stacks report them. */
final class HttpAnswers {
    /** What tells who answered, and where it redirects to. */
    private static final List<String> TELLING = List.of("location", "server", "via");

    private HttpAnswers() {}

    static boolean isInterim(Http2Headers headers) {
        CharSequence code = headers.status();
        return code != null && code.charAt(0) == '1';
    }

    /** The status of such an answer, with its headers; null if it is gRPC. */
    static @Nullable StatusRuntimeException withoutGrpc(Http2Headers headers) {
        CharSequence type = headers.get("content-type");
        CharSequence code = headers.status();
        if (code == null || GrpcUtil.isGrpcContentType(type == null ? null : type.toString())) {
            return null;
        }
        Metadata reported = new Metadata();
        for (String name : TELLING) {
            CharSequence value = headers.get(name);
            if (value != null) {
                reported.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value.toString());
            }
        }
        return Status.UNKNOWN.withDescription("HTTP status code " + code).asRuntimeException(reported);
    }
}
