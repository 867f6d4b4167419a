package dev.connections4j.grpc.diagnosis;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.tls.ClientIdentity;
import dev.connections4j.grpc.tls.IncompleteChainException;
import dev.connections4j.grpc.tls.TlsMaterial;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Names a failure of TLS: our own checks of the server's certificate first, then the server's alerts, then the rest. */
final class TlsDiagnosis {
    private static final String UNTRUSTED_CERTIFICATE = "the server's certificate is not trusted";
    private static final Pattern WRONG_NAME = Pattern.compile(
            "no name matching|no subject alternative|cannot verify hostname|hostname .* (was )?not verified|not match");
    private static final Pattern UNTRUSTED = Pattern.compile(
            "unable to find valid certification path|path does not chain|path building failed|trust anchor|path validation failed");
    private static final Pattern PLAINTEXT = Pattern.compile(
            "not an ssl/tls record|unrecognized ssl message|wrong[_ ]version[_ ]number|plaintext connection|http_request");

    /** Alerts about a certificate can only be about the client's; JDK and BoringSSL word them differently. */
    private static final Pattern CLIENT_CERTIFICATE = Pattern.compile("(?:alert|received)[^a-z]*.*(?:bad[_ ]certificate"
            + "|certificate[_ ]required|unknown[_ ]ca|certificate[_ ]unknown|certificate[_ ]expired|certificate[_ ]revoked"
            + "|unsupported[_ ]certificate|access[_ ]denied)");

    /** An alert as the JDK or BoringSSL words it. */
    private static final Pattern ALERT =
            Pattern.compile("(?:received fatal alert: |alert[ _](?:number )?)([a-z][a-z_ ]+[a-z])");

    private TlsDiagnosis() {}

    static Optional<Failure> of(Route route, List<Throwable> causes) {
        if (route.tls().isEmpty()) {
            return Optional.empty();
        }
        return find(causes, TlsDiagnosis::ofCertificate)
                .or(() -> find(causes, cause -> ofChain(route, cause)))
                .or(() -> find(causes, cause -> ofTrust(route, cause)))
                .or(() -> find(causes, cause -> ofText(route, cause)))
                .or(() -> causes.stream().anyMatch(CauseDiagnosis::isClosing)
                        ? Optional.empty()
                        : find(causes, cause -> ofRest(route, cause)));
    }

    private static Optional<Failure> ofCertificate(Throwable cause) {
        if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
            return found(Reason.TLS_EXPIRED, "the server's certificate is not valid now", cause);
        }
        if (WRONG_NAME.matcher(CauseDiagnosis.text(cause)).find() && isOfTls(cause)) {
            return found(Reason.TLS_WRONG_NAME, "the server's certificate is for another name", cause);
        }
        return Optional.empty();
    }

    /** An authority that is given makes it likely that the server does not send all it should; else it is one that nobody gave. */
    private static Optional<Failure> ofChain(Route route, Throwable cause) {
        if (!(cause instanceof IncompleteChainException chain)) {
            return Optional.empty();
        }
        boolean isGiven = route.tls().orElseThrow().trustsOwn();
        String sendIt =
                "the server must send the certificate of " + chain.issuer() + " too (fullchain.pem, not cert.pem)";
        return isGiven
                ? found(Reason.TLS_UNTRUSTED, "the server's chain of certificates is incomplete", cause)
                        .map(failure -> failure.withRemedy(sendIt + "; or, if that is the authority itself, "
                                + TlsRemedies.authority(route.parameters())))
                : found(Reason.TLS_UNTRUSTED, UNTRUSTED_CERTIFICATE, cause)
                        .map(failure -> failure.withRemedy(
                                Reason.TLS_UNTRUSTED.remedy() + "; if it is one that this machine trusts, " + sendIt));
    }

    private static Optional<Failure> ofTrust(Route route, Throwable cause) {
        return cause instanceof CertPathBuilderException
                        || cause instanceof CertPathValidatorException
                        || UNTRUSTED.matcher(CauseDiagnosis.text(cause)).find()
                ? untrusted(route, cause)
                : Optional.empty();
    }

    private static Optional<Failure> untrusted(Route route, Throwable cause) {
        return found(Reason.TLS_UNTRUSTED, UNTRUSTED_CERTIFICATE, cause)
                .map(failure -> failure.withRemedy(TlsRemedies.untrusted(route.parameters())));
    }

    private static Optional<Failure> ofText(Route route, Throwable cause) {
        String text = CauseDiagnosis.text(cause);
        if (PLAINTEXT.matcher(text).find() || cause.getClass().getSimpleName().equals("NotSslRecordException")) {
            return Optional.of(plaintext(route));
        }
        if (cause instanceof SSLException && (CLIENT_CERTIFICATE.matcher(text).find() || isLateAlert(route, text))) {
            return Optional.of(clientCertificate(route));
        }
        return Optional.empty();
    }

    /** TLS 1.3 lets a client finish before the server has looked at its certificate: an alert that comes later is about that. */
    private static boolean isLateAlert(Route route, String text) {
        Stage stage = route.stages().current();
        return text.contains("alert") && stage != null && stage.compareTo(Stage.TLS) > 0;
    }

    private static Optional<Failure> ofRest(Route route, Throwable cause) {
        if (cause instanceof CertificateException) {
            return untrusted(route, cause);
        }
        String text = CauseDiagnosis.text(cause);
        if (text.contains("alpn")) {
            return failed("the server did not choose h2 by ALPN");
        }
        Matcher alert = ALERT.matcher(text);
        if (cause instanceof SSLException && alert.find()) {
            return failed("the server sent the alert " + alert.group(1).replace(' ', '_'));
        }
        return cause instanceof SSLException ? failed(CauseDiagnosis.message(cause)) : Optional.empty();
    }

    static Failure plaintext(Route route) {
        return Failure.of(
                Stage.TLS,
                Reason.TLS_ON_PLAINTEXT_PORT,
                CauseDiagnosis.address(route) + " answered TLS with something other than TLS");
    }

    static Failure clientCertificate(Route route) {
        Optional<ClientIdentity> shown = route.tls().flatMap(TlsMaterial::identity);
        String invalid = shown.map(
                        identity -> TlsRemedies.invalidity(identity.chain().get(0), Instant.now()))
                .orElse("");
        String problem = shown.isPresent()
                ? "the server does not accept the client's certificate" + invalid
                : "the server wants a client certificate";
        return Failure.of(Stage.TLS, Reason.TLS_CLIENT_CERTIFICATE_REQUIRED, problem)
                .withRemedy(
                        invalid.isEmpty()
                                ? TlsRemedies.client(route.parameters())
                                : TlsRemedies.renewal(route.parameters()));
    }

    private static boolean isOfTls(Throwable cause) {
        return cause instanceof CertificateException
                || cause instanceof SSLException
                || cause instanceof java.io.IOException;
    }

    private static Optional<Failure> failed(String why) {
        return Optional.of(Failure.of(Stage.TLS, Reason.TLS_FAILED, "the TLS handshake failed: " + why));
    }

    private static Optional<Failure> found(Reason reason, String problem, Throwable cause) {
        return Optional.of(Failure.of(Stage.TLS, reason, problem + ": " + CauseDiagnosis.message(cause)));
    }

    /** The innermost cause that matches: those around it only repeat it. */
    private static Optional<Failure> find(List<Throwable> causes, Function<Throwable, Optional<Failure>> rule) {
        return causes.stream().map(rule).flatMap(Optional::stream).reduce((outer, inner) -> inner);
    }
}
