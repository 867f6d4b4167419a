package dev.connections4j.cli.doctor;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.spi.LinkException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** The TLS handshake, and the chain that was shown in it. */
record TlsStep(DoctorTarget subject, Dialer dialer, InetSocketAddress address, ProbeMode way) implements DoctorStep {
    private static final Set<Reason> OF_CERTIFICATE =
            Set.of(Reason.TLS_UNTRUSTED, Reason.TLS_WRONG_NAME, Reason.TLS_EXPIRED);

    @Override
    public Seen look() {
        List<Observation> observations = new ArrayList<>();
        boolean isUnverified = way.manner() == ProbeMode.Manner.UNVERIFIED;
        TlsSocket tls = new TlsSocket(subject, dialer, way);
        try {
            Wire wire = tls.shake(address);
            observations.add(Observation.fine(Part.TLS, beginning() + spoken(tls)));
            if (!isUnverified) {
                observations.addAll(Certificates.of(tls.chain(), null));
            }
            return new Seen(observations, new Http2Step(subject, dialer, address, way, wire));
        } catch (IOException e) {
            LinkException failure = SocketDiagnosis.of(subject, address, way, Stage.TLS, e);
            observations.add(Observation.failed(Part.TLS, failure.failure()).after(beginning()));
            if (!isUnverified) {
                observations.addAll(Certificates.of(tls.chain(), failure.reason()));
            }
            return new Seen(observations, after(failure.reason()));
        }
    }

    private @Nullable DoctorStep after(Reason reason) {
        if (reason == Reason.TLS_ON_PLAINTEXT_PORT && way.asAsked()) {
            return new Http2Step(subject, dialer, address, ProbeMode.detour(ProbeMode.Manner.PLAINTEXT), null);
        }
        return OF_CERTIFICATE.contains(reason) && way.manner() == ProbeMode.Manner.TLS
                ? new TlsStep(subject, dialer, address, ProbeMode.detour(ProbeMode.Manner.UNVERIFIED))
                : null;
    }

    private String beginning() {
        return switch (way.manner()) {
            case UNVERIFIED -> "looking on without checking the certificate" + subject.keptBack() + ": ";
            case TLS -> way.asAsked() ? "" : "tried though plaintext was asked for" + subject.keptBack() + ": ";
            case PLAINTEXT -> "";
        };
    }

    private static String spoken(TlsSocket tls) {
        SSLSession session = tls.session();
        return session.getProtocol() + ", " + session.getCipherSuite() + ", ALPN " + tls.applicationProtocol();
    }
}
