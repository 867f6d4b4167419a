package dev.connections4j.grpc.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.net.InetAddresses;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.RefusedException;
import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.TestRequests;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.LinkRequest;
import io.grpc.Status;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTest {
    private static LinkException of(Throwable seen) {
        LinkRequest request = TestRequests.request("127.0.0.1", p -> {});
        request.stages().begin(Stage.HTTP2);
        Route route = new Route(
                request,
                new InetSocketAddress(InetAddresses.forString("127.0.0.1"), 19530),
                Optional.empty(),
                Optional.empty());
        return Diagnosis.of(route, seen).join();
    }

    @ParameterizedTest
    @CsvSource({
        "1, service not ready, NOT_READY",
        "2, service unavailable, NOT_READY",
        "8, rate limit exceeded, RATE_LIMITED",
        "800, database not found[database=nope], DATABASE_NOT_FOUND",
        "1400, not authenticated, UNAUTHENTICATED",
        "1401, not permitted, PERMISSION_DENIED",
        "65535, context canceled, NOT_READY",
        "65535, something broke, SERVER_ERROR",
        "1100, invalid parameter, SERVER_ERROR"
    })
    void of_refusedInTheAnswer_isNamedByItsCode(int code, String words, Reason reason) {
        LinkException e = of(new RefusedException(code, 1, words));
        assertEquals(reason, e.reason());
        assertEquals(Stage.CONNECT, e.stage());
        assertEquals("the server refused Connect with code " + code, e.failure().problem());
        assertEquals(words, e.failure().serverSaid());
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHENTICATED, missing authorization in header, UNAUTHENTICATED",
        "UNKNOWN, 'auth check failure, please check', UNAUTHENTICATED",
        "PERMISSION_DENIED, no, PERMISSION_DENIED",
        "UNIMPLEMENTED, unknown service milvus.proto.milvus.MilvusService, NOT_MILVUS",
        "UNKNOWN, Milvus Proxy is not ready yet, NOT_READY",
        "UNAVAILABLE, Milvus Proxy is not ready yet, NOT_READY",
        "INTERNAL, it broke, SERVER_ERROR"
    })
    void of_grpcStatusOfTheServer_isNamedByIt(Status.Code code, String words, Reason reason) {
        LinkException e = of(code.toStatus().withDescription(words).asRuntimeException());
        assertEquals(reason, e.reason());
        assertEquals(Stage.CONNECT, e.stage());
        assertEquals("Connect ended with gRPC status " + code, e.failure().problem());
        assertEquals(words, e.failure().serverSaid());
    }

    @ParameterizedTest
    @CsvSource({
        "502, GATEWAY, a gateway answered HTTP 502",
        "504, GATEWAY, a gateway answered HTTP 504",
        "404, NOT_GRPC, 'HTTP 404 was answered, without gRPC'",
        "401, UNAUTHENTICATED, 'HTTP 401 was answered, without gRPC'"
    })
    void of_httpStatus_isNamedByIt(int http, Reason reason, String problem) {
        LinkException e = of(Status.UNAVAILABLE
                .withDescription("HTTP status code " + http + "\ninvalid content-type: text/html")
                .asRuntimeException());
        assertEquals(reason, e.reason());
        assertEquals(problem, e.failure().problem());
    }

    @Test
    void of_causesOfTheSystem_areNamedByThem() {
        LinkException refused = of(Status.UNAVAILABLE
                .withCause(new ConnectException("Connection refused"))
                .asRuntimeException());
        assertEquals(Reason.REFUSED, refused.reason());
        assertEquals(Stage.TCP, refused.stage());
        assertEquals("127.0.0.1:19530 refused the connection", refused.failure().problem());
        assertEquals(
                Reason.UNREACHABLE,
                of(Status.UNAVAILABLE
                                .withCause(new NoRouteToHostException("No route to host"))
                                .asRuntimeException())
                        .reason());
        assertEquals(
                Reason.CLOSED,
                of(Status.UNAVAILABLE
                                .withDescription("Network closed for unknown reason")
                                .asRuntimeException())
                        .reason());
    }

    @Test
    void of_supplierThatThrows_isUnauthenticatedAndNotTheServersWords() {
        LinkException e = of(Status.UNAUTHENTICATED
                .withDescription("the supplier of token or password gave none")
                .withCause(new IllegalStateException("the vault is closed"))
                .asRuntimeException());
        assertEquals(Reason.UNAUTHENTICATED, e.reason());
        assertEquals("the supplier of token or password gave none", e.failure().problem());
        assertEquals("", e.failure().serverSaid());
    }
}
