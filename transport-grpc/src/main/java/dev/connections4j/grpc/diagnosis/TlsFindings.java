package dev.connections4j.grpc.diagnosis;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.Route;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Findings from TLS: our own checks of the server's certificate first, then the server's alerts, then the rest. */
final class TlsFindings {
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

    /** An alert in the words of the JDK or of BoringSSL. */
    private static final Pattern ALERT =
            Pattern.compile("(?:received fatal alert: |alert[ _](?:number )?)([a-z][a-z_ ]+[a-z])");

    private TlsFindings() {}

    static Optional<Finding> of(Route route, List<Throwable> causes) {
        if (route.tls().isEmpty()) {
            return Optional.empty();
        }
        return find(causes, TlsFindings::ofCertificate)
                .or(() -> find(causes, TlsFindings::ofTrust))
                .or(() -> find(causes, cause -> ofText(route, cause)))
                .or(() -> causes.stream().anyMatch(CauseFindings::isClosing)
                        ? Optional.empty()
                        : find(causes, TlsFindings::ofRest));
    }

    private static Optional<Finding> ofCertificate(Throwable cause) {
        if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
            return found(Reason.TLS_EXPIRED, "the server's certificate is not valid now", cause);
        }
        if (WRONG_NAME.matcher(CauseFindings.text(cause)).find() && isOfTls(cause)) {
            return found(Reason.TLS_WRONG_NAME, "the server's certificate is for another name", cause);
        }
        return Optional.empty();
    }

    private static Optional<Finding> ofTrust(Throwable cause) {
        return cause instanceof CertPathBuilderException
                        || cause instanceof CertPathValidatorException
                        || UNTRUSTED.matcher(CauseFindings.text(cause)).find()
                ? found(Reason.TLS_UNTRUSTED, "the server's certificate is not trusted", cause)
                : Optional.empty();
    }

    private static Optional<Finding> ofText(Route route, Throwable cause) {
        String text = CauseFindings.text(cause);
        if (PLAINTEXT.matcher(text).find() || cause.getClass().getSimpleName().equals("NotSslRecordException")) {
            return Optional.of(plaintext(route));
        }
        if (cause instanceof SSLException && (CLIENT_CERTIFICATE.matcher(text).find() || isLateAlert(route, text))) {
            return Optional.of(clientCertificate(route));
        }
        return Optional.empty();
    }

    /** TLS 1.3 lets a client finish before the server has looked at its certificate: an alert that comes then is about that. */
    private static boolean isLateAlert(Route route, String text) {
        Stage stage = route.stages().current();
        return text.contains("alert") && stage != null && stage.compareTo(Stage.TLS) > 0;
    }

    private static Optional<Finding> ofRest(Throwable cause) {
        if (cause instanceof CertificateException) {
            return found(Reason.TLS_UNTRUSTED, "the server's certificate is not trusted", cause);
        }
        String text = CauseFindings.text(cause);
        if (text.contains("alpn")) {
            return failed("the server did not choose h2 by ALPN");
        }
        Matcher alert = ALERT.matcher(text);
        if (cause instanceof SSLException && alert.find()) {
            return failed("the server sent the alert " + alert.group(1).replace(' ', '_'));
        }
        return cause instanceof SSLException ? failed(CauseFindings.words(cause)) : Optional.empty();
    }

    static Finding plaintext(Route route) {
        return Finding.of(
                Reason.TLS_ON_PLAINTEXT_PORT,
                Stage.TLS,
                CauseFindings.address(route) + " answered TLS with something else than TLS");
    }

    static Finding clientCertificate(Route route) {
        boolean given = route.tls().flatMap(tls -> tls.identity()).isPresent();
        return Finding.of(
                Reason.TLS_CLIENT_CERTIFICATE_REQUIRED,
                Stage.TLS,
                given
                        ? "the server does not accept the client's certificate"
                        : "the server wants a client certificate");
    }

    private static boolean isOfTls(Throwable cause) {
        return cause instanceof CertificateException
                || cause instanceof SSLException
                || cause instanceof java.io.IOException;
    }

    private static Optional<Finding> failed(String why) {
        return Optional.of(Finding.of(Reason.TLS_FAILED, Stage.TLS, "the TLS handshake failed: " + why));
    }

    private static Optional<Finding> found(Reason reason, String problem, Throwable cause) {
        return Optional.of(Finding.of(reason, Stage.TLS, problem + ": " + CauseFindings.words(cause)));
    }

    /** The innermost cause that tells: those around it repeat it in words of their own. */
    private static Optional<Finding> find(List<Throwable> causes, Function<Throwable, Optional<Finding>> rule) {
        return causes.stream().map(rule).flatMap(Optional::stream).reduce((outer, inner) -> inner);
    }
}
