package dev.connections4j.cli.doctor;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.TlsNames;
import dev.connections4j.grpc.diagnosis.TlsProbe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Shakes hands, and shows the certificates that the server sent. */
record TlsStep(ProbeContext context) implements DoctorStep {
    private static final Set<Reason> OF_CERTIFICATE =
            Set.of(Reason.TLS_UNTRUSTED, Reason.TLS_WRONG_NAME, Reason.TLS_EXPIRED);

    @Override
    public Result take() {
        DoctorTarget target = context.target();
        Optional<Failure> refused = TlsNames.refusal(target.resolved(), target.server());
        if (refused.isPresent() && context.mode().asAsked()) {
            Failure name = refused.get();
            return new Result(false, List.of(Observation.failed(Part.TLS, prefix(), name)), after(name.reason()));
        }
        List<Observation> observations = new ArrayList<>();
        TlsProbe probe = new TlsProbe(context.route(Stage.TLS), context.sockets());
        try {
            SSLSocket socket = probe.shakeHands();
            SSLSession session = socket.getSession();
            observations.add(Observation.fine(
                    Part.TLS,
                    prefix() + session.getProtocol() + ", " + session.getCipherSuite() + ", ALPN "
                            + socket.getApplicationProtocol()));
            observations.addAll(Certificates.of(probe.chain(), null));
            return new Result(true, observations, new Http2Step(context, socket));
        } catch (IOException e) {
            Failure failure = context.failure(Stage.TLS, e);
            observations.add(Observation.failed(Part.TLS, prefix(), failure));
            observations.addAll(Certificates.of(probe.chain(), failure.reason()));
            return new Result(false, observations, after(failure.reason()));
        }
    }

    private @Nullable DoctorStep after(Reason reason) {
        if (reason == Reason.TLS_ON_PLAINTEXT_PORT && context.mode().asAsked()) {
            return context.detour(ProbeMode.Manner.PLAINTEXT).first();
        }
        return OF_CERTIFICATE.contains(reason) && !context.mode().isUnverified()
                ? context.detour(ProbeMode.Manner.UNVERIFIED).first()
                : null;
    }

    private String prefix() {
        String keptBack = context.target().keptBack() + ": ";
        if (context.mode().isUnverified()) {
            return "looking on without checking the certificate" + keptBack;
        }
        return context.mode().asAsked() ? "" : "tried though plaintext was asked for" + keptBack;
    }
}
