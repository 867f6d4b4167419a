package dev.connections4j.grpc.tls;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A PEM file that a parameter names.
 *
 * @param file where it is
 */
record PemFile(TlsFile file) {
    private static final List<String> KEY_LABELS =
            List.of("PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY");
    private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    List<X509Certificate> certificates() {
        List<X509Certificate> certificates = new ArrayList<>();
        for (PemBlock block : blocks()) {
            if (block.label().endsWith("CERTIFICATE")) {
                certificates.add(certificate(block, certificates.size() + 1));
            } else if (block.label().equals("PKCS7") || block.label().equals("CMS")) {
                throw wrong("it holds PKCS#7, which is not read; convert it by openssl pkcs7 -print_certs");
            }
        }
        if (certificates.isEmpty()) {
            throw wrong("it holds no certificate" + but() + "; a PEM block CERTIFICATE was expected");
        }
        return certificates;
    }

    private X509Certificate certificate(PemBlock block, int number) {
        try (InputStream der = block.der().newInput()) {
            Certificate certificate = CertificateFactory.getInstance("X.509").generateCertificate(der);
            // OpenSSL's own form of a trusted certificate has settings behind it
            if (der.available() == 0 || block.label().equals("TRUSTED CERTIFICATE")) {
                return (X509Certificate) certificate;
            }
            throw wrong("its certificate number " + number + " has more behind its end; give each a block");
        } catch (CertificateException | IOException e) {
            throw wrong("its certificate number " + number + " cannot be read");
        }
    }

    /** The labels that were found instead. */
    private String but() {
        String labels = blocks().stream().map(PemBlock::label).distinct().collect(Collectors.joining(", "));
        return labels.isEmpty() ? "" : ", but " + labels;
    }

    /** The first key; {@code passphrase} opens an encrypted one. */
    PrivateKey privateKey(@Nullable Secret passphrase) {
        byte[] curve = new byte[0];
        for (PemBlock block : blocks()) {
            if (block.label().equals("EC PARAMETERS")) {
                curve = block.der().toByteArray();
            } else if (block.label().endsWith("PRIVATE KEY")) {
                return key(block, curve, passphrase);
            }
        }
        throw wrong("it holds no private key" + but() + "; PKCS#8, PKCS#1 or SEC1 in PEM was expected");
    }

    private PrivateKey key(PemBlock block, byte[] curve, @Nullable Secret passphrase) {
        if (block.encrypted()) {
            throw wrong(
                    "its key is encrypted in OpenSSL's old form (Proc-Type: 4,ENCRYPTED), which the JDK does not have;"
                            + " convert it by openssl pkcs8 -topk8, and give its passphrase as client_key_password");
        }
        byte[] pkcs8 = pkcs8(block, curve, passphrase);
        return KEY_ALGORITHMS.stream()
                .map(algorithm -> decode(algorithm, pkcs8))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> wrong("its key cannot be read; " + supportedKeys()));
    }

    /** A runtime image may be made without the module that has all but RSA. */
    static String supportedKeys() {
        return Security.getAlgorithms("KeyFactory").contains("EC")
                ? "RSA, EC and EdDSA keys are supported"
                : "this runtime reads RSA keys only: EC and EdDSA keys need the module jdk.crypto.ec, which jlink adds by --add-modules";
    }

    /** By its content: some issuers write PKCS#8 under the label of PKCS#1, and OpenSSL reads it. */
    private byte[] pkcs8(PemBlock block, byte[] curve, @Nullable Secret passphrase) {
        byte[] der = block.der().toByteArray();
        try {
            return switch (Der.form(der)) {
                case PKCS8 -> der;
                case PKCS1 -> Der.pkcs8OfRsa(der);
                case SEC1 -> Der.pkcs8OfEc(der, curve);
                case ENCRYPTED_PKCS8 -> EncryptedKey.decrypt(file, der, passphrase);
                default ->
                    throw wrong(
                            KEY_LABELS.contains(block.label())
                                    ? "its key cannot be read; " + supportedKeys()
                                    : "its key is neither PKCS#8 nor PKCS#1 nor SEC1");
            };
        } catch (IllegalArgumentException e) {
            throw wrong("its key cannot be read");
        }
    }

    private static Optional<PrivateKey> decode(String algorithm, byte[] pkcs8) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException e) {
            return Optional.empty(); // of another algorithm, most likely; what the exception says may show content
        }
    }

    private ParameterException wrong(String problem) {
        return file.wrong(problem);
    }

    private List<PemBlock> blocks() {
        byte[] content = file.content().toByteArray();
        try {
            List<PemBlock> blocks = PemBlock.parse(content);
            if (blocks.isEmpty()) {
                throw wrong(FileForm.of(content, file.parameter()));
            }
            return blocks;
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }
}
