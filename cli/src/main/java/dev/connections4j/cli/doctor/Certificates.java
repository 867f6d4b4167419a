package dev.connections4j.cli.doctor;

import dev.connections4j.Reason;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A line for each certificate of a chain: names, issuer, days left. */
final class Certificates {
    /** Mail, DNS name, URI and IP address: those that are text. */
    private static final List<Integer> NAMES = List.of(1, 2, 6, 7);

    private Certificates() {}

    /**
     * The lines; reason and remedy are in the line of the handshake.
     *
     * @param reason of the failed handshake, or null
     */
    static List<Observation> of(List<X509Certificate> chain, @Nullable Reason reason) {
        List<Observation> lines = new ArrayList<>();
        for (int i = 0; i < chain.size(); i++) {
            boolean isFirst = i == 0;
            boolean isLast = i == chain.size() - 1;
            boolean isCulprit =
                    (isFirst && reason == Reason.TLS_WRONG_NAME) || (isLast && reason == Reason.TLS_UNTRUSTED);
            X509Certificate certificate = chain.get(i);
            Instant now = Instant.now();
            String seen = describe(certificate, isFirst, now);
            lines.add(
                    isValid(certificate, now) && !isCulprit
                            ? Observation.fine(Part.CERTIFICATE, seen)
                            : Observation.wrong(Part.CERTIFICATE, seen));
        }
        return lines;
    }

    static boolean isValid(X509Certificate certificate, Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }

    /** Names, issuer and days left; {@code isServer} says so too if it has no name to connect by. */
    static String describe(X509Certificate certificate, boolean isServer, Instant now) {
        String subject = certificate.getSubjectX500Principal().getName();
        String issuer = certificate.getIssuerX500Principal().getName();
        String names = names(certificate);
        String forNames = !isServer && names.isEmpty() ? "" : ", for " + (names.isEmpty() ? "no name" : names);
        return subject + forNames + (issuer.equals(subject) ? ", issued by itself" : ", issued by " + issuer) + ", "
                + validity(
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant(),
                        now);
    }

    private static String validity(Instant from, Instant until, Instant now) {
        if (now.isBefore(from)) {
            return "not valid before " + day(from);
        }
        return now.isAfter(until)
                ? "expired " + days(Duration.between(until, now)) + " ago, on " + day(until)
                : days(Duration.between(now, until)) + " left, until " + day(until);
    }

    private static String days(Duration duration) {
        return duration.toDays() == 1 ? "1 day" : duration.toDays() + " days";
    }

    private static String day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String names(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? ""
                    : names.stream()
                            .filter(name -> NAMES.contains(name.get(0)))
                            .map(name -> String.valueOf(name.get(1)))
                            .collect(Collectors.joining(", "));
        } catch (CertificateParsingException e) {
            return "names that cannot be read";
        }
    }
}
