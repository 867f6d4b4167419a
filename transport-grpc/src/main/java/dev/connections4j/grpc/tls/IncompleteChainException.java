package dev.connections4j.grpc.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/** The server's certificates do not lead to a trusted one: the certificate of an issuer was neither sent nor is it trusted. */
public final class IncompleteChainException extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final String issuer;

    private IncompleteChainException(String issuer, int sent, CertificateException cause) {
        super(
                "the server sent "
                        + (sent == 1
                                ? "its own certificate alone"
                                : sent + " certificates, of which the last is not a root")
                        + ", and the issuer " + issuer + " is not a trusted authority",
                cause);
        this.issuer = issuer;
    }

    /** What is missing, if that is why a chain was rejected. */
    static Optional<IncompleteChainException> of(
            X509Certificate[] chain, X509Certificate[] trusted, CertificateException cause) {
        X509Certificate last = chain[0];
        while (true) {
            X500Principal issuer = last.getIssuerX500Principal();
            Optional<X509Certificate> next = Stream.of(chain)
                    .filter(each -> each.getSubjectX500Principal().equals(issuer))
                    .findFirst();
            if (next.isEmpty()) {
                boolean isKnown = List.of(trusted).stream()
                        .anyMatch(each -> each.getSubjectX500Principal().equals(issuer));
                return isKnown
                        ? Optional.empty()
                        : Optional.of(new IncompleteChainException(issuer.getName(), chain.length, cause));
            }
            if (next.get().equals(last)) {
                return Optional.empty(); // it is whole, and its root is not trusted
            }
            last = next.get();
        }
    }

    /**
     * Whose certificate is missing.
     *
     * @return the issuer's name
     */
    public String issuer() {
        return issuer;
    }
}
