package dev.connections4j.boot;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Registration;
import dev.connections4j.grpc.wire.GetVersionRequest;
import dev.connections4j.grpc.wire.GetVersionResponse;
import dev.connections4j.grpc.wire.MilvusServiceGrpc;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.spi.LinkException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Asks the server of an alias for its version. That is a call like any other: where the socket was lost, it opens the next one, so that a connection
 * is up again as soon as its server is.
 */
final class HealthCheck {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final ConnectionRegistry registry;
    private final StartupConnects startup;

    HealthCheck(ConnectionRegistry registry, StartupConnects startup) {
        this.registry = registry;
        this.startup = startup;
    }

    /**
     * What was found; no secret.
     *
     * @param status a code of Spring's
     * @param details for people, in their order
     */
    record Result(String status, Map<String, Object> details) {}

    /** The aliases that there are now. */
    List<String> aliases() {
        return registry.listConnections().stream().map(Registration::alias).toList();
    }

    Result check(String alias) {
        Map<String, Object> details = new LinkedHashMap<>();
        Optional<Connection> connection = registry.listConnections().stream()
                .filter(each -> each.alias().equals(alias))
                .findFirst()
                .flatMap(Registration::connection);
        registry.getConnectionAddr(alias).forEach((name, value) -> {
            if (name.equals(Parameters.ADDRESS.name()) || name.equals(Parameters.DB_NAME.name())) {
                details.put(name, value);
            }
        });
        String status = connection.map(live -> ask(live, details)).orElseGet(() -> notConnected(alias, details));
        return new Result(status, details);
    }

    private String notConnected(String alias, Map<String, Object> details) {
        details.put("state", "not connected");
        startup.failure(alias).map(ConnectFailedException::failure).ifPresent(failure -> put(failure, details));
        return startup.isPending(alias) ? "DOWN" : "UNKNOWN";
    }

    private static String ask(Connection connection, Map<String, Object> details) {
        details.put("transport", connection.transport());
        Duration timeout = connection.parameters().get(Parameters.TIMEOUT);
        Duration limit = timeout.compareTo(LONGEST) < 0 ? timeout : LONGEST;
        String status;
        try {
            status = read(version(connection, limit), connection, details);
        } catch (StatusRuntimeException e) {
            status = failed(e.getStatus(), limit, connection, details);
        }
        details.put("state", connection.state().name());
        return status;
    }

    /** A call that its socket took along says nothing of the server as it is now: another one opens the next socket. */
    private static GetVersionResponse version(Connection connection, Duration limit) {
        MilvusServiceGrpc.MilvusServiceBlockingStub milvus = MilvusServiceGrpc.newBlockingStub(connection.channel())
                .withDeadlineAfter(limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return milvus.getVersion(GetVersionRequest.getDefaultInstance());
        } catch (StatusRuntimeException e) {
            boolean isLost = e.getStatus().getCode() == Status.Code.UNAVAILABLE
                    && link(e.getStatus()).isEmpty();
            if (!isLost) {
                throw e;
            }
        }
        return milvus.getVersion(GetVersionRequest.getDefaultInstance());
    }

    private static String read(GetVersionResponse answer, Connection connection, Map<String, Object> details) {
        int code = answer.getStatus().getCode() != 0
                ? answer.getStatus().getCode()
                : answer.getStatus().getErrorCode();
        if (code != 0) {
            put(
                    Failure.of(null, Reason.SERVER_ERROR, "the server refused GetVersion with code " + code)
                            .saying(answer.getStatus().getReason()),
                    details);
            return "DOWN";
        }
        String version = Failure.oneLine(answer.getVersion());
        details.put("version", version.isEmpty() ? connection.serverVersion() : version);
        return "UP";
    }

    private static String failed(Status status, Duration limit, Connection connection, Map<String, Object> details) {
        if (status.getCode() == Status.Code.UNIMPLEMENTED) {
            details.put("version", connection.serverVersion()); // it answers, and that is enough
            return "UP";
        }
        put(failure(status, limit), details);
        return "DOWN";
    }

    private static Failure failure(Status status, Duration limit) {
        Optional<Failure> link = link(status);
        if (link.isPresent()) {
            return link.get();
        }
        if (status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
            return Failure.of(null, Reason.TIMED_OUT, "no answer to GetVersion within " + Failure.seconds(limit));
        }
        Reason reason = switch (status.getCode()) {
            case UNAUTHENTICATED -> Reason.UNAUTHENTICATED;
            case PERMISSION_DENIED -> Reason.PERMISSION_DENIED;
            default -> Reason.SERVER_ERROR;
        };
        return Failure.of(null, reason, "GetVersion ended with gRPC status " + status.getCode())
                .saying(status.getDescription() == null ? "" : status.getDescription());
    }

    /** Why opening a link failed, if that is why a call did. */
    private static Optional<Failure> link(Status status) {
        for (Throwable cause = status.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof LinkException failed) {
                return Optional.of(failed.failure());
            }
        }
        return Optional.empty();
    }

    private static void put(Failure failure, Map<String, Object> details) {
        details.put("reason", failure.reason().name());
        if (failure.stage() != null) {
            details.put("stage", failure.stage().label());
        }
        details.put("problem", failure.seen());
        if (!failure.remedy().isEmpty()) {
            details.put("remedy", failure.remedy());
        }
    }
}
