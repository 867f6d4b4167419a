package dev.connections4j.grpc.tls;

import dev.connections4j.ParameterException;
import dev.connections4j.files.NamedPipe;
import dev.connections4j.parameters.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
 * A PEM file that a parameter names. What is wrong with it is said with parameter and path, never with its content.
 *
 * @param parameter who names it
 * @param path as given
 */
record PemFile(Parameter<Path> parameter, Path path) {
    private static final List<String> KEY_LABELS = List.of("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY");
    private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    List<X509Certificate> certificates() {
        List<X509Certificate> certificates = new ArrayList<>();
        for (PemBlock block : blocks()) {
            if (block.label().endsWith("CERTIFICATE")) {
                certificates.add(certificate(block, certificates.size() + 1));
            } else if (block.label().equals("PKCS7") || block.label().equals("CMS")) {
                throw wrong("it holds PKCS#7, which is not read; convert it by openssl pkcs7 -print_certs", null);
            }
        }
        if (certificates.isEmpty()) {
            throw wrong("it holds no certificate" + but() + "; a PEM block CERTIFICATE was expected", null);
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
            throw wrong("its certificate number " + number + " has more behind its end; give each a block", null);
        } catch (CertificateException | IOException e) {
            throw wrong("its certificate number " + number + " cannot be read", null);
        }
    }

    /** The labels that were found instead. */
    private String but() {
        String labels = blocks().stream().map(PemBlock::label).distinct().collect(Collectors.joining(", "));
        return labels.isEmpty() ? "" : ", but " + labels;
    }

    PrivateKey privateKey() {
        byte[] curve = new byte[0];
        for (PemBlock block : blocks()) {
            if (block.label().equals("EC PARAMETERS")) {
                curve = block.der().toByteArray();
            } else if (block.label().endsWith("PRIVATE KEY")) {
                return key(block, curve);
            }
        }
        throw wrong("it holds no private key" + but() + "; PKCS#8, PKCS#1 or SEC1 in PEM was expected", null);
    }

    private PrivateKey key(PemBlock block, byte[] curve) {
        if (block.encrypted()) {
            throw wrong("its key is encrypted; give a key without a passphrase, or ssl_context", null);
        }
        byte[] pkcs8 = pkcs8(block, curve);
        return KEY_ALGORITHMS.stream()
                .map(algorithm -> decode(algorithm, pkcs8))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> wrong("its key cannot be read; " + supportedKeys(), null));
    }

    /** A runtime image may be made without the module that has all but RSA. */
    private static String supportedKeys() {
        return Security.getAlgorithms("KeyFactory").contains("EC")
                ? "RSA, EC and EdDSA keys are supported"
                : "this runtime reads RSA keys only: EC and EdDSA keys need the module jdk.crypto.ec, which jlink adds by --add-modules";
    }

    /** By its content: some issuers write PKCS#8 under the label of PKCS#1, and OpenSSL reads it. */
    private byte[] pkcs8(PemBlock block, byte[] curve) {
        byte[] der = block.der().toByteArray();
        try {
            return switch (Der.form(der)) {
                case PKCS8 -> der;
                case PKCS1 -> Der.pkcs8OfRsa(der);
                case SEC1 -> Der.pkcs8OfEc(der, curve);
                default ->
                    throw wrong(
                            KEY_LABELS.contains(block.label())
                                    ? "its key cannot be read; " + supportedKeys()
                                    : "its key is neither PKCS#8 nor PKCS#1 nor SEC1",
                            null);
            };
        } catch (IllegalArgumentException e) {
            throw wrong("its key cannot be read", null);
        }
    }

    private static Optional<PrivateKey> decode(String algorithm, byte[] pkcs8) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException e) {
            return Optional.empty(); // of another algorithm, most likely; what the exception says may show content
        }
    }

    ParameterException wrong(String problem, @Nullable Throwable cause) {
        return new ParameterException(
                parameter.name(), parameter.name() + ": the file " + path + " cannot be used: " + problem, cause);
    }

    private List<PemBlock> blocks() {
        try {
            if (NamedPipe.is(path)) {
                throw wrong("it is a named pipe, whose content comes once; it is needed again at each reconnect", null);
            }
            byte[] file = Files.readAllBytes(path);
            List<PemBlock> blocks = PemBlock.parse(file);
            if (blocks.isEmpty()) {
                throw wrong(FileForm.of(file), null);
            }
            return blocks;
        } catch (NoSuchFileException e) {
            throw wrong("there is no such file", e);
        } catch (AccessDeniedException e) {
            throw wrong("reading it is not permitted", e);
        } catch (IOException e) {
            throw wrong(Files.isDirectory(path) ? "it is a directory" : "reading it failed", e);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()), null);
        }
    }
}
