package dev.connections4j.cli.doctor;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.diagnosis.PrefaceProbe;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Exchanges SETTINGS, over the socket that shook hands, or over a new one in plaintext. */
record Http2Step(ProbeContext context, @Nullable Socket secured) implements DoctorStep {
    @Override
    public Result take() {
        try {
            String seen = prefix() + "SETTINGS seen" + shown(exchange());
            return Result.of(
                    List.of(Observation.fine(Part.HTTP2, seen)), new GrpcStep(context.target(), context.mode()));
        } catch (IOException e) {
            Failure failure = context.failure(Stage.HTTP2, e);
            Part part = failure.stage() == Stage.TLS ? Part.TLS : Part.HTTP2;
            Observation seen = Observation.failed(part, prefix() + certificateKeptBack(failure), failure);
            boolean triesTls = failure.reason() == Reason.PLAINTEXT_ON_TLS_PORT
                    && context.mode().asAsked();
            return Result.of(
                    List.of(seen),
                    triesTls ? context.detour(ProbeMode.Manner.TLS).first() : null);
        }
    }

    private Map<String, Long> exchange() throws IOException {
        Socket socket = secured != null ? secured : context.sockets().open(context.route(Stage.HTTP2));
        try (socket) {
            return context.sockets().within(() -> PrefaceProbe.exchangeSettings(socket));
        }
    }

    private static String shown(Map<String, Long> settings) {
        return settings.isEmpty()
                ? ""
                : settings.entrySet().stream()
                        .map(setting -> setting.getKey() + " " + setting.getValue())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private String prefix() {
        return context.mode().isTls() || context.mode().asAsked()
                ? ""
                : "tried in plaintext though TLS was asked for"
                        + context.target().keptBack() + ": ";
    }

    private String certificateKeptBack(Failure failure) {
        ResolvedParameters given = context.target().resolved();
        boolean isKeptBack = context.mode().isUnverified()
                && (given.isGiven(Parameters.CLIENT_PEM_PATH) || given.isGiven(Parameters.KEY_STORE_PATH));
        return isKeptBack && failure.reason() == Reason.TLS_CLIENT_CERTIFICATE_REQUIRED
                ? "yours was not shown to a server that is not verified: "
                : "";
    }
}
