package dev.connections4j.grpc.tls;

import static dev.connections4j.grpc.tls.Fixture.SECRET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ParameterException;
import dev.connections4j.grpc.TestRequests;
import dev.connections4j.parameters.ConnectionParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same content is the same material, in whatever files it comes. */
final class TlsMaterialTest {
    @TempDir
    Path folder;

    private Path pem;
    private X509Certificate certificate;
    private Path trust;
    private Path keys;

    @BeforeEach
    void writeFiles() throws Exception {
        pem = Fixture.copy("certificate.pem", folder);
        certificate = Fixture.certificate();
        trust = write("trust.jks", "JKS", certificate);
        keys = writeKeys("PKCS12");
    }

    private Path write(String name, String type, X509Certificate trusted) throws GeneralSecurityException, IOException {
        return Files.write(
                folder.resolve(name),
                Fixture.store(type, SECRET, store -> store.setCertificateEntry("authority", trusted)));
    }

    private Path writeKeys(String type) throws GeneralSecurityException, IOException {
        PrivateKey key = Fixture.key(folder);
        return Files.write(
                folder.resolve("keys." + type),
                Fixture.store(
                        type,
                        SECRET,
                        store -> store.setKeyEntry(
                                "client", key, SECRET.toCharArray(), new Certificate[] {certificate})));
    }

    private static TlsMaterial read(Consumer<ConnectionParameters.Builder> steps) {
        return TlsMaterial.read(TestRequests.resolved(steps)).orElseThrow();
    }

    @Test
    void read_storesAndPem_areEqualIfOfTheSameContent() throws Exception {
        Path plain = Fixture.copy("key.pem", folder);
        Path encrypted = Fixture.copy("encrypted-aes-256-cbc.pem", folder);
        Path jks = writeKeys("JKS");
        TlsMaterial expected = read(p -> p.caPemPath(pem).clientPemPath(pem).clientKeyPath(plain));
        List<Consumer<ConnectionParameters.Builder>> same = List.of(
                p -> p.caPemPath(pem)
                        .clientPemPath(pem)
                        .clientKeyPath(encrypted)
                        .clientKeyPassword(SECRET),
                p -> p.trustStorePath(trust)
                        .trustStorePassword(SECRET)
                        .keyStorePath(keys)
                        .keyStorePassword(SECRET),
                p -> p.trustStorePath(trust).keyStorePath(jks).keyStorePassword(SECRET));
        for (Consumer<ConnectionParameters.Builder> steps : same) {
            TlsMaterial read = read(steps);
            assertEquals(expected, read);
            assertEquals(expected.hashCode(), read.hashCode());
            assertFalse(read.identity().toString().contains(SECRET));
        }
        assertNotEquals(expected, read(p -> p.trustStorePath(trust)));
    }

    @Test
    void read_changedStore_isOtherMaterial() throws Exception {
        Consumer<ConnectionParameters.Builder> steps =
                p -> p.trustStorePath(trust).trustStorePassword(SECRET);
        TlsMaterial before = read(steps);
        assertEquals(before, read(steps));
        write("trust.jks", "PKCS12", Fixture.certificate(PemFormsTest.ONE.getBytes(StandardCharsets.US_ASCII)));
        TlsMaterial after = read(steps);
        assertNotEquals(before, after);
        assertEquals(
                "CN=one",
                after.trustManager()
                        .getAcceptedIssuers()[0]
                        .getSubjectX500Principal()
                        .getName());
    }

    /** Whoever uses it keeps it: it is the same object, opened once. */
    @Test
    void read_inUseWithTheSameContent_isNotOpenedAgain() throws Exception {
        Path copy = Files.copy(keys, folder.resolve("copy.p12"));
        TlsMaterial first = read(p -> p.keyStorePath(keys).keyStorePassword(SECRET));
        assertSame(first, read(p -> p.keyStorePath(keys).keyStorePassword(SECRET)));
        assertSame(first, read(p -> p.keyStorePath(copy).keyStorePassword(SECRET)));
        ParameterException wrong = assertThrows(
                ParameterException.class, () -> read(p -> p.keyStorePath(keys).keyStorePassword("wrong")));
        assertTrue(wrong.getMessage().contains("key_store_password does not open it"), wrong.getMessage());
        assertThrows(ParameterException.class, () -> read(p -> p.keyStorePath(keys)));
        Path jks = writeKeys("JKS");
        TlsMaterial other = read(p -> p.keyStorePath(jks).keyStorePassword(SECRET));
        assertEquals(first, other);
        assertNotSame(first, other);
    }

    @Test
    void isSecure_storeAlone_meansTls() {
        assertTrue(TestRequests.resolved(p -> p.keyStorePath(keys)).isSecure());
    }

    @Test
    void certificateFiles_eachKind_areShownWithTheirParameter() throws Exception {
        Path key = Fixture.copy("key.pem", folder);
        List<CertificateFile> ofPem = CertificateFile.read(TestRequests.resolved(
                p -> p.serverPemPath(pem).caPemPath(pem).clientPemPath(pem).clientKeyPath(key)));
        assertEquals(
                List.of("server_pem_path", "ca_pem_path", "client_pem_path"),
                ofPem.stream().map(file -> file.parameter().name()).toList());
        List<CertificateFile> ofStores = CertificateFile.read(TestRequests.resolved(
                p -> p.trustStorePath(trust).keyStorePath(keys).keyStorePassword(SECRET)));
        assertEquals(
                List.of("trust_store_path " + trust, "key_store_path " + keys),
                ofStores.stream()
                        .map(file -> file.parameter() + " " + file.path())
                        .toList());
        for (CertificateFile file : ofStores) {
            assertEquals(List.of(certificate), file.certificates());
        }
        assertEquals(List.of(), CertificateFile.read(TestRequests.resolved(p -> p.secure(true))));
    }
}
