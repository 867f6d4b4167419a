package dev.connections4j.grpc.diagnosis;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.Route;
import java.io.IOException;
import java.util.Optional;

/**
 * Probes a server when a stack hides why it failed. In plaintext: does it answer a TLS hello, and with which bytes does it answer HTTP/2? In
 * TLS: does it complete a handshake, does it request a client certificate, and does it answer HTTP/2 in plaintext?
 */
final class Probe {
    private final Route route;
    private final ProbeSockets sockets;

    Probe(Route route, ProbeSockets sockets) {
        this.route = route;
        this.sockets = sockets;
    }

    /** Whether a probe may name the failure better: hardly ever once the server has spoken HTTP/2. */
    static boolean mayImprove(Route route, Failure failure) {
        if (failure.stage() == Stage.CONNECT) {
            return isBadRequest(failure) && route.tls().isPresent();
        }
        return switch (failure.reason()) {
            case CLOSED -> true;
            case NOT_GRPC, PROTOCOL_ERROR -> route.tls().isEmpty();
            case TLS_ON_PLAINTEXT_PORT -> true;
            case TLS_FAILED -> failure.problem().endsWith("handshake_failure");
            default -> false;
        };
    }

    /** How nginx answers a client that shows no certificate, or one that it does not accept. */
    private static boolean isBadRequest(Failure failure) {
        return failure.reason() == Reason.NOT_GRPC && failure.problem().startsWith("HTTP 400 ");
    }

    /** The failure as the probe names it, else as it was; blocks for a bounded time. */
    Failure improve(Failure failure) {
        try {
            return (route.tls().isPresent() ? overTls(failure) : inPlaintext(failure)).orElse(failure);
        } catch (RuntimeException | Error e) {
            return failure; // a given SSLContext may throw what it likes
        }
    }

    private Optional<Failure> inPlaintext(Failure failure) {
        if (TlsProbe.speaksTls(route, sockets)) {
            return Optional.of(FirstBytes.plaintextOnTlsPort(route));
        }
        byte[] first = PrefaceProbe.firstBytes(route, sockets);
        if (first.length > 0 && !FirstBytes.maySpeakHttp2(first)) {
            return Optional.of(FirstBytes.of(route, first));
        }
        return failure.reason() == Reason.CLOSED && first.length == 0 && PrefaceProbe.isPostgreSql(route, sockets)
                ? Optional.of(FirstBytes.named(route, ForeignProtocol.POSTGRESQL))
                : Optional.empty();
    }

    private Optional<Failure> overTls(Failure failure) {
        if (failure.reason() == Reason.TLS_ON_PLAINTEXT_PORT) {
            return ForeignProtocol.of(PrefaceProbe.firstBytes(route, sockets))
                    .filter(known -> !known.isOfTheWeb())
                    .map(known -> FirstBytes.named(route, known).at(Stage.TLS));
        }
        TlsProbe probe = new TlsProbe(route, sockets);
        try {
            probe.shakeHandsAndListen();
        } catch (IOException e) {
            Optional<Failure> better =
                    CauseDiagnosis.of(route, Diagnosis.causes(e)).filter(found -> found.reason() != Reason.CLOSED);
            if (better.isPresent() && better.get().reason() != Reason.TLS_FAILED) {
                return better;
            }
            if (probe.wantsCertificate()) {
                return Optional.of(TlsDiagnosis.clientCertificate(route));
            }
            if (better.isPresent()) {
                return better;
            }
        }
        if (isBadRequest(failure)) {
            return probe.wantsCertificate() ? Optional.of(TlsDiagnosis.clientCertificate(route)) : Optional.empty();
        }
        if (probe.isAnswered()) {
            return Optional.empty();
        }
        byte[] first = PrefaceProbe.firstBytes(route, sockets);
        Optional<ForeignProtocol> foreign = ForeignProtocol.of(first);
        if (foreign.filter(known -> !known.isOfTheWeb()).isPresent()) {
            return foreign.map(known -> FirstBytes.named(route, known).at(Stage.TLS));
        }
        return FirstBytes.maySpeakHttp2(first) || foreign.isPresent()
                ? Optional.of(TlsDiagnosis.plaintext(route))
                : Optional.empty();
    }
}
