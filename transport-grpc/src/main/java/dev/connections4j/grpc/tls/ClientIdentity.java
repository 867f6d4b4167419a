package dev.connections4j.grpc.tls;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.Secret;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client certificate with its key.
 *
 * @param chain the certificate first, then those of its issuers
 * @param key of the first certificate
 */
public record ClientIdentity(List<X509Certificate> chain, PrivateKey key) {
    private static final byte[] PROBE = {1, 2, 3, 4, 5, 6, 7, 8};

    /**
     * Copies {@code chain}.
     *
     * @param chain the certificate first, then those of its issuers
     * @param key of the first certificate
     */
    public ClientIdentity {
        chain = List.copyOf(chain);
    }

    /** From the keystore or the PEM files; empty if there are none. */
    static Optional<ClientIdentity> of(TlsFiles files) {
        return files.keyStore()
                .map(store -> store.open().identity())
                .or(() -> files.find(Parameters.CLIENT_PEM_PATH)
                        .map(certificate -> ofPem(
                                certificate,
                                files.find(Parameters.CLIENT_KEY_PATH).orElseThrow(),
                                files.password(Parameters.CLIENT_KEY_PASSWORD))));
    }

    private static ClientIdentity ofPem(TlsFile certificate, TlsFile key, @Nullable Secret passphrase) {
        ClientIdentity identity =
                new ClientIdentity(new PemFile(certificate).certificates(), new PemFile(key).privateKey(passphrase));
        if (!identity.belongsTogether()) {
            throw new ParameterException(
                    Parameters.CLIENT_KEY_PATH.name(),
                    "client_key_path: the key in " + key.path()
                            + " is not the one of the certificate in client_pem_path, " + certificate.path());
        }
        return identity;
    }

    /** Whether the key is the one of the first certificate. */
    boolean belongsTogether() {
        PublicKey publicKey = chain.get(0).getPublicKey();
        if (publicKey instanceof RSAKey one && key instanceof RSAKey other) {
            return one.getModulus().equals(other.getModulus());
        }
        String algorithm = publicKey.getAlgorithm();
        if (!algorithm.equals(key.getAlgorithm())) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(algorithm.equals("EC") ? "SHA256withECDSA" : algorithm);
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Neither certificate nor key. */
    @Override
    public String toString() {
        return "client identity";
    }

    /** Offers the one certificate, if there is one, whatever issuers the server names, so that a wrong one is refused by name. */
    static final class Offer extends javax.net.ssl.X509ExtendedKeyManager {
        private static final String ALIAS = "client";
        private final @Nullable ClientIdentity identity;
        private final Runnable requested;

        /** {@code requested} runs whenever a server requests a certificate. */
        Offer(@Nullable ClientIdentity identity, Runnable requested) {
            this.identity = identity;
            this.requested = requested;
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] keyTypes, Principal @Nullable [] issuers, java.net.@Nullable Socket socket) {
            requested.run();
            return suits(keyTypes) ? ALIAS : null;
        }

        @Override
        public @Nullable String chooseEngineClientAlias(
                String[] keyTypes, Principal @Nullable [] issuers, javax.net.ssl.@Nullable SSLEngine engine) {
            requested.run();
            return suits(keyTypes) ? ALIAS : null;
        }

        private boolean suits(String[] keyTypes) {
            return identity != null && List.of(keyTypes).contains(identity.key().getAlgorithm());
        }

        @Override
        public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
            return suits(new String[] {keyType}) ? new String[] {ALIAS} : null;
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(String alias) {
            return identity == null ? null : identity.chain().toArray(X509Certificate[]::new);
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(String alias) {
            return identity == null ? null : identity.key();
        }

        @Override
        public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(
                String keyType, Principal @Nullable [] issuers, java.net.@Nullable Socket socket) {
            return null;
        }
    }
}
