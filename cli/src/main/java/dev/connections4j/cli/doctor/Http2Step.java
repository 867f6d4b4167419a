package dev.connections4j.cli.doctor;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.spi.LinkException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Preface and SETTINGS, on a wire that is open, or on one of its own in plaintext. */
record Http2Step(
        DoctorTarget subject,
        Dialer dialer,
        InetSocketAddress address,
        ProbeMode way,
        @Nullable Wire open) implements DoctorStep {
    @Override
    public Seen look() {
        try {
            String settings = exchange();
            Observation seen = Observation.fine(Part.HTTP2, beginning() + "SETTINGS seen" + settings);
            return new Seen(List.of(seen), new GrpcStep(subject, way));
        } catch (IOException e) {
            LinkException failure = mended(SocketDiagnosis.of(subject, address, way, Stage.HTTP2, e));
            boolean isOfTls = failure.stage() == Stage.TLS;
            Observation seen = Observation.failed(isOfTls ? Part.TLS : Part.HTTP2, failure.failure())
                    .after(beginning() + keptBack(failure));
            boolean triesTls = failure.reason() == Reason.PLAINTEXT_ON_TLS_PORT && way.asAsked();
            return new Seen(
                    List.of(seen),
                    triesTls ? new TlsStep(subject, dialer, address, ProbeMode.detour(ProbeMode.Manner.TLS)) : null);
        }
    }

    private String exchange() throws IOException {
        Wire wire = open;
        if (wire == null) {
            Socket tcp = dialer.open(address);
            wire = new Wire(tcp, tcp);
        }
        Socket spoken = wire.spoken();
        try (Socket tcp = wire.tcp()) {
            return dialer.within(tcp, s -> Preface.exchange(spoken));
        }
    }

    /** A closed connection is asked about once more: for what our own words may have drowned, or for TLS. */
    private LinkException mended(LinkException failure) {
        if (failure.reason() != Reason.CLOSED) {
            return failure;
        }
        if (way.isTls()) {
            return new TlsSocket(subject, dialer, way)
                    .lastWords(address)
                    .map(words -> SocketDiagnosis.of(subject, address, way, Stage.HTTP2, words))
                    .filter(named -> named.reason() != Reason.CLOSED && named.reason() != Reason.TIMED_OUT)
                    .orElse(failure);
        }
        boolean mayBeTls = way.asAsked();
        return mayBeTls && TlsSocket.isSpokenAt(subject, dialer, address)
                ? new LinkException(
                        Failure.of(
                                Stage.HTTP2,
                                Reason.PLAINTEXT_ON_TLS_PORT,
                                subject.shown(address) + " does not answer plaintext, but answers TLS"),
                        failure)
                : failure;
    }

    private String beginning() {
        return way.isTls() || way.asAsked()
                ? ""
                : "tried in plaintext though TLS was asked for" + subject.keptBack() + ": ";
    }

    private String keptBack(LinkException failure) {
        boolean hasIdentity = Optional.of(way)
                .filter(w -> w.manner() == ProbeMode.Manner.UNVERIFIED)
                .flatMap(w -> subject.resolved().find(dev.connections4j.parameters.Parameters.CLIENT_PEM_PATH))
                .isPresent();
        return hasIdentity && failure.reason() == Reason.TLS_CLIENT_CERTIFICATE_REQUIRED
                ? "yours was not shown to a server that is not verified: "
                : "";
    }
}
