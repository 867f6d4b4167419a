package dev.connections4j.grpc.diagnosis;

import dev.connections4j.Reason;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;

/** What to do about TLS that failed, by what is given: beside a keystore no PEM file can be. */
final class TlsRemedies {
    private TlsRemedies() {}

    /** For a server that nothing given vouches for. */
    static String untrusted(ResolvedParameters given) {
        return given.isGiven(Parameters.TRUST_STORE_PATH)
                ? "import the authority's certificate, or the server's, into the file of trust_store_path by keytool"
                        + " -importcert"
                : Reason.TLS_UNTRUSTED.remedy();
    }

    /** For an issuer that may be the authority itself: a clause. */
    static String authority(ResolvedParameters given) {
        return given.isGiven(Parameters.TRUST_STORE_PATH)
                ? "import its certificate into the file of trust_store_path by keytool -importcert"
                : "give its certificate as ca_pem_path";
    }

    /** For a server that refuses a client with or without a certificate. */
    static String client(ResolvedParameters given) {
        return given.isGiven(Parameters.KEY_STORE_PATH)
                ? "give a key_store_path whose certificate is issued by an authority of the server"
                : Reason.TLS_CLIENT_CERTIFICATE_REQUIRED.remedy();
    }

    /** For a server that refuses a client whose certificate is not valid now. */
    static String renewal(ResolvedParameters given) {
        return "renew the certificate in "
                + (given.isGiven(Parameters.KEY_STORE_PATH) ? Parameters.KEY_STORE_PATH : Parameters.CLIENT_PEM_PATH)
                + ", and check both clocks";
    }

    /** A clause that says so if a certificate is not valid at a time; else empty. */
    static String invalidity(X509Certificate certificate, Instant now) {
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            return ", which expired on " + day(certificate.getNotAfter().toInstant());
        }
        return now.isBefore(certificate.getNotBefore().toInstant())
                ? ", which is not valid before "
                        + day(certificate.getNotBefore().toInstant())
                : "";
    }

    private static String day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
