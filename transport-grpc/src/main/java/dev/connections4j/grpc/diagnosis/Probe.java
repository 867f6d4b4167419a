package dev.connections4j.grpc.diagnosis;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.Route;
import java.io.IOException;
import java.util.Optional;

/**
 * What is asked of an address when a stack hides why it failed. In plaintext: does it answer a TLS hello, and with which bytes does it answer
 * HTTP/2? In TLS: does it go on with a handshake, does it want a client certificate, and does it answer HTTP/2 in plaintext?
 */
final class Probe {
    private final Route route;
    private final ProbeSockets sockets;

    Probe(Route route, ProbeSockets sockets) {
        this.route = route;
        this.sockets = sockets;
    }

    /** Whether the causes left anything to ask: nothing around a proxy, and next to nothing once the server has spoken HTTP/2. */
    static boolean areLeft(Route route, Finding finding) {
        Stage stage = finding.stage();
        if (route.proxy().isPresent()) {
            return false;
        }
        if (stage == Stage.CONNECT) {
            return isBadRequest(finding) && route.tls().isPresent();
        }
        return switch (finding.reason()) {
            case CLOSED -> true;
            case NOT_GRPC, PROTOCOL_ERROR -> route.tls().isEmpty();
            case TLS_FAILED -> finding.problem().endsWith("handshake_failure");
            default -> false;
        };
    }

    /** So nginx answers who shows no certificate, or one that it does not accept. */
    private static boolean isBadRequest(Finding finding) {
        return finding.reason() == Reason.NOT_GRPC && finding.problem().startsWith("HTTP 400 ");
    }

    /** Blocks, for a bounded time. */
    Finding ask(Finding finding) {
        return (route.tls().isPresent() ? overTls(finding) : inPlaintext(finding)).orElse(finding);
    }

    private Optional<Finding> inPlaintext(Finding finding) {
        if (TlsProbe.speaksTls(sockets)) {
            return Optional.of(Finding.of(
                    Reason.PLAINTEXT_ON_TLS_PORT,
                    Stage.HTTP2,
                    CauseFindings.address(route) + " does not answer plaintext, but answers TLS"));
        }
        if (finding.reason() != Reason.CLOSED) {
            return Optional.empty();
        }
        byte[] first = PrefaceProbe.firstBytes(sockets);
        return first.length == 0 || FirstBytes.maySpeakHttp2(first)
                ? Optional.empty()
                : Optional.of(FirstBytes.of(route, first));
    }

    private Optional<Finding> overTls(Finding finding) {
        TlsProbe question = new TlsProbe(route, sockets);
        try {
            question.ask();
        } catch (IOException e) {
            Optional<Finding> better =
                    CauseFindings.of(route, Diagnosis.causes(e)).filter(found -> found.reason() != Reason.CLOSED);
            if (better.isPresent() && better.get().reason() != Reason.TLS_FAILED) {
                return better;
            }
            if (question.wantsCertificate()) {
                return Optional.of(TlsFindings.clientCertificate(route));
            }
            if (better.isPresent()) {
                return better;
            }
        }
        if (isBadRequest(finding)) {
            return question.wantsCertificate() ? Optional.of(TlsFindings.clientCertificate(route)) : Optional.empty();
        }
        if (question.isAnswered()) {
            return Optional.empty();
        }
        byte[] first = PrefaceProbe.firstBytes(sockets);
        return first.length > 0 && (FirstBytes.maySpeakHttp2(first) || FirstBytes.isHttp1(first))
                ? Optional.of(TlsFindings.plaintext(route))
                : Optional.empty();
    }
}
