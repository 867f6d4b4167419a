package dev.connections4j.armeria;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.spi.LinkException;
import dev.connections4j.testkit.link.Links;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.netty.handler.codec.http2.Http2Error;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that are not gRPC's, as seen by Connect. */
class StatusTest {
    @ParameterizedTest
    @CsvSource({
        "502, text/html, GATEWAY",
        "503, text/html, GATEWAY",
        "504, text/plain, GATEWAY",
        "404, text/plain, NOT_GRPC",
        "200, text/html, NOT_GRPC",
        "401, text/plain, UNAUTHENTICATED",
        "403, text/plain, PERMISSION_DENIED",
    })
    void open_httpAnswer_hasTheReasonOfItsCode(String code, String contentType, Reason reason) {
        try (WebServer server = WebServer.page(code, contentType)) {
            LinkException failure =
                    Links.to(new ArmeriaTransport(), server.port()).fails();
            assertEquals(reason, failure.reason(), failure.failure().problem());
            assertEquals(Stage.CONNECT, failure.stage());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Http2Error.class,
            names = {"CANCEL", "INTERNAL_ERROR", "ENHANCE_YOUR_CALM", "REFUSED_STREAM", "PROTOCOL_ERROR"})
    void call_streamIsReset_endsWithTheStatusOfGrpcNetty(Http2Error error) throws InterruptedException {
        try (WebServer server = WebServer.resetting(error)) {
            ManagedChannel netty = NettyChannelBuilder.forAddress("127.0.0.1", server.port())
                    .usePlaintext()
                    .disableRetry()
                    .build();
            StatusRuntimeException expected = Assertions.assertThrows(
                    StatusRuntimeException.class,
                    () -> ClientCalls.blockingUnaryCall(netty, OwnServer.UNARY, CallOptions.DEFAULT, new byte[0]));
            netty.shutdownNow();
            LinkException failure =
                    Links.to(new ArmeriaTransport(), server.port()).fails();
            Status status = Status.fromThrowable(failure.getCause());
            assertEquals(expected.getStatus().getCode(), status.getCode(), status.toString());
        }
    }

    @Test
    void open_streamIsReset_isNoProtocolError() {
        try (WebServer server = WebServer.resetting(Http2Error.INTERNAL_ERROR)) {
            assertEquals(
                    Reason.SERVER_ERROR,
                    Links.to(new ArmeriaTransport(), server.port()).fails().reason());
        }
    }
}
