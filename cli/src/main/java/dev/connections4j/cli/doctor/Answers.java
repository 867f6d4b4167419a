package dev.connections4j.cli.doctor;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.Parameters;
import java.util.ArrayList;
import java.util.List;

/** What the outcome of a connect shows of gRPC, Milvus, authorization and database. */
record Answers(DoctorTarget target, ProbeMode mode) {
    static final String UNKNOWN_VERSION = "answers Connect, but does not give its version";

    private static final String KEPT_BACK = "the server requires credentials, and yours were kept back";

    List<Observation> of(Connection connection) {
        List<Observation> lines = new ArrayList<>();
        if (!(target.resolved().address() instanceof HostPort)) {
            lines.add(Observation.fine(Part.ENDPOINT, target.resolved().address() + " is served"));
        }
        lines.addAll(spoken(connection.parameters().find(Parameters.TRANSPORT).orElse(""), version(connection)));
        lines.add(Observation.fine(Part.AUTHORIZATION, authorization()));
        lines.add(Observation.fine(Part.DATABASE, database() + " is there"));
        return lines;
    }

    /** The server refused nothing but the database. */
    List<Observation> withoutDatabase(ConnectFailedException failed, String version) {
        List<Observation> lines = spoken(failed.transport(), version);
        lines.add(Observation.fine(Part.AUTHORIZATION, authorization()));
        lines.add(Observation.failed(Part.DATABASE, failed.failure()));
        return lines;
    }

    List<Observation> of(ConnectFailedException failed) {
        boolean isRefused = failed.reason() == Reason.UNAUTHENTICATED || failed.reason() == Reason.PERMISSION_DENIED;
        if (isRefused) {
            List<Observation> lines = spoken(failed.transport(), UNKNOWN_VERSION);
            lines.add(refused(failed));
            return lines;
        }
        if (failed.failure().stage() != Stage.CONNECT) {
            return List.of(Observation.failed(part(failed.failure().stage()), failed.failure()));
        }
        return switch (failed.reason()) {
            case NOT_MILVUS, NOT_READY, RATE_LIMITED, SERVER_ERROR ->
                List.of(grpc(failed.transport()), Observation.failed(Part.MILVUS, failed.failure()));
            default -> List.of(Observation.failed(Part.GRPC, failed.failure()));
        };
    }

    private static Part part(@org.jspecify.annotations.Nullable Stage stage) {
        if (stage == Stage.TLS) {
            return Part.TLS; // a gateway reports a missing client certificate only in its answer
        }
        return stage == Stage.ENDPOINT ? Part.ENDPOINT : Part.GRPC;
    }

    private Observation refused(ConnectFailedException failed) {
        if (!target.hasCredentials()) {
            return Observation.failed(Part.AUTHORIZATION, "no credentials are given: ", failed.failure());
        }
        return mode.asAsked()
                ? Observation.failed(Part.AUTHORIZATION, failed.failure())
                : Observation.wrong(Part.AUTHORIZATION, KEPT_BACK);
    }

    private String authorization() {
        if (!target.hasCredentials()) {
            return "no credentials are given, and none are required";
        }
        return mode.asAsked()
                ? "the credentials are accepted"
                : "the credentials were kept back, and none are required";
    }

    private String database() {
        return target.resolved().find(Parameters.DB_NAME).orElse("default");
    }

    private static List<Observation> spoken(String transport, String version) {
        List<Observation> lines = new ArrayList<>();
        lines.add(grpc(transport));
        lines.add(Observation.fine(Part.MILVUS, version));
        return lines;
    }

    private static Observation grpc(String transport) {
        return Observation.fine(Part.GRPC, "answered over " + transport);
    }

    static String version(Connection connection) {
        String version = connection.serverVersion();
        String mode = connection.serverInfo().deployMode();
        return (version.isEmpty() ? "of unknown version" : version) + (mode.isEmpty() ? "" : " (" + mode + ")");
    }
}
