package dev.connections4j.grpc.tls;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What TLS of one link is made of: trust, the client's identity, or a ready context. Equal if made of the same content, so that what is
 * built from it can be shared and a changed file counts as a new one.
 */
public final class TlsMaterial {
    /** The versions to offer, and no other. */
    public static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private final List<X509Certificate> trusted;
    private final @Nullable ClientIdentity identity;
    private final @Nullable SSLContext given;
    private @Nullable Trust trustManager;
    private @Nullable SSLContext made;

    private TlsMaterial(List<X509Certificate> trusted, @Nullable ClientIdentity identity, @Nullable SSLContext given) {
        this.trusted = List.copyOf(trusted);
        this.identity = identity;
        this.given = given;
    }

    /**
     * Reads the files that the parameters name. Blocks for that.
     *
     * @param parameters those of TLS
     * @return empty without TLS
     * @throws ParameterException naming parameter and path, if a file cannot be used, or a key is not its certificate's
     */
    public static Optional<TlsMaterial> read(ResolvedParameters parameters) {
        if (!parameters.isSecure()) {
            return Optional.empty();
        }
        Optional<SSLContext> context = parameters.find(Parameters.SSL_CONTEXT);
        if (context.isPresent()) {
            return Optional.of(new TlsMaterial(List.of(), null, context.get()));
        }
        TlsFiles files = TlsFiles.read(parameters);
        return Optional.of(MaterialInUse.of(files.digest(), () -> of(files)));
    }

    private static TlsMaterial of(TlsFiles files) {
        List<X509Certificate> trusted = CertificateFile.trusted(files).stream()
                .flatMap(file -> file.certificates().stream())
                .toList();
        return new TlsMaterial(trusted, ClientIdentity.of(files).orElse(null), null);
    }

    /** {@return the context given as {@code ssl_context}; empty if trust and identity come from files or the JVM} */
    public Optional<SSLContext> givenContext() {
        return Optional.ofNullable(given);
    }

    /**
     * Checks the server's certificate: its chain, its dates and, if the engine or socket asks for the endpoint identification
     * {@code HTTPS}, its name.
     *
     * @return trusts the given files alone, or, without one, what the JVM trusts
     */
    public X509ExtendedTrustManager trustManager() {
        return trust();
    }

    private synchronized Trust trust() {
        if (trustManager == null) {
            trustManager = Trust.of(trusted);
        }
        return trustManager;
    }

    /** {@return whether authorities are given, and the JVM's count no more} */
    public boolean trustsOwn() {
        return !trusted.isEmpty();
    }

    /** {@return the client's certificate and key; empty if none is given} */
    public Optional<ClientIdentity> identity() {
        return Optional.ofNullable(identity);
    }

    /** {@return a key manager that offers the client's certificate to any server that asks; empty if no certificate is given} */
    public Optional<X509ExtendedKeyManager> keyManager() {
        return identity().map(known -> new ClientIdentity.Offer(known, () -> {}));
    }

    /**
     * The JDK's TLS over this material. Versions, ALPN and endpoint identification are set per engine or socket.
     *
     * @return {@link #givenContext()} if there is one
     */
    public synchronized SSLContext sslContext() {
        if (given != null) {
            return given;
        }
        if (made == null) {
            made = context(keyManager().orElse(null), trust());
        }
        return made;
    }

    /**
     * The same, for one handshake that is watched. A context given as {@code ssl_context} cannot be watched.
     *
     * @param observer notified of what the server shows and requests
     * @return a context of its own, or {@link #givenContext()} if there is one
     */
    public SSLContext sslContext(HandshakeObserver observer) {
        return given != null
                ? given
                : context(
                        new ClientIdentity.Offer(identity, observer::certificateRequested),
                        trust().showing(observer::certificatesShown));
    }

    private static SSLContext context(@Nullable KeyManager key, TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(key == null ? new KeyManager[0] : new KeyManager[] {key}, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TlsMaterial that
                && trusted.equals(that.trusted)
                && Objects.equals(identity, that.identity)
                && given == that.given;
    }

    @Override
    public int hashCode() {
        return Objects.hash(trusted, identity == null ? 0 : identity.chain(), System.identityHashCode(given));
    }
}
