package dev.connections4j.grpc.tls;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.Parameter;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Security;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A PEM file that a parameter names. What is wrong with it is said with parameter and path, never with its content.
 *
 * @param parameter who names it
 * @param path as given
 */
record PemFile(Parameter<Path> parameter, Path path) {
    private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    List<X509Certificate> certificates() {
        List<X509Certificate> certificates = new ArrayList<>();
        for (PemBlock block : blocks()) {
            if (block.label().endsWith("CERTIFICATE")) {
                try {
                    certificates.add((X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(block.der().newInput()));
                } catch (CertificateException e) {
                    throw wrong("its certificate number " + (certificates.size() + 1) + " cannot be read", null);
                }
            }
        }
        if (certificates.isEmpty()) {
            throw wrong("it holds no certificate; a PEM block CERTIFICATE was expected", null);
        }
        return certificates;
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
        throw wrong("it holds no private key; PKCS#8, PKCS#1 or SEC1 in PEM was expected", null);
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

    private byte[] pkcs8(PemBlock block, byte[] curve) {
        try {
            return switch (block.label()) {
                case "PRIVATE KEY" -> block.der().toByteArray();
                case "RSA PRIVATE KEY" -> Der.pkcs8OfRsa(block.der().toByteArray());
                case "EC PRIVATE KEY" -> Der.pkcs8OfEc(block.der().toByteArray(), curve);
                default -> throw wrong("its key is neither PKCS#8 nor PKCS#1 nor SEC1", null);
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
            return PemBlock.parse(Files.readAllBytes(path));
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
