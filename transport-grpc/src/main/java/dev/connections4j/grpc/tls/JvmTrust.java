package dev.connections4j.grpc.tls;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.spi.LinkException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** What this JVM trusts by itself: the store that {@code javax.net.ssl.trustStore} names, or its own. */
public final class JvmTrust {
    private static final String STORE = "javax.net.ssl.trustStore";
    private static final int MOST_CAUSES = 50;

    private JvmTrust() {}

    /** Reads the store; a {@link LinkException} behind the exception says what is wrong with it. */
    static X509ExtendedTrustManager manager() throws GeneralSecurityException {
        X509ExtendedTrustManager manager;
        try {
            manager = manager(null);
        } catch (KeyStoreException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw unusable("cannot be read: " + Failure.oneLine(String.valueOf(cause.getMessage())), e);
        }
        if (manager.getAcceptedIssuers().length == 0) {
            throw unusable("holds no certificate", null);
        }
        return manager;
    }

    /** The JDK's checks by a store; null: this JVM's. */
    static X509ExtendedTrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new IllegalStateException("this JVM has no X.509 trust manager");
    }

    private static CompletionException unusable(String problem, @Nullable Throwable cause) {
        String path = System.getProperty(STORE);
        Failure failure = Failure.of(
                        null,
                        Reason.TRANSPORT_FAILED,
                        "the trust store of this process"
                                + (path == null ? " " : " (" + STORE + "=" + Failure.oneLine(path) + ") ") + problem)
                .withRemedy("start this process with " + STORE + ", trustStorePassword and trustStoreType that fit, or"
                        + " without them");
        return new CompletionException(new LinkException(failure, cause));
    }

    /**
     * Names the store if a class could not be set up for want of it: grpc-okhttp and Armeria read it for plaintext too, and fail with an Error that
     * does not say so, or, the second time, with one that has no cause.
     *
     * @param failure of opening a link
     * @return what to fail with: {@code failure} itself, unless the store is to blame
     */
    public static Throwable blamed(Throwable failure) {
        boolean isOfSetUp = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES)
                .anyMatch(
                        cause -> cause instanceof ExceptionInInitializerError || cause instanceof NoClassDefFoundError);
        return isOfSetUp ? fault().orElse(failure) : failure;
    }

    private static Optional<Throwable> fault() {
        try {
            manager();
            return Optional.empty();
        } catch (CompletionException e) {
            return Optional.of(e);
        } catch (GeneralSecurityException e) {
            return Optional.empty(); // another matter
        }
    }
}
