package dev.connections4j.grpc.tls;

import static dev.connections4j.grpc.tls.Fixture.SECRET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ParameterException;
import dev.connections4j.grpc.tls.Fixture.Filling;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keystores as Java users have them: read whole, or refused by what is wrong with them. */
final class StoreFileTest {
    private static final String WRONG_KEY_STORE_PASSWORD =
            "key_store_password does not open it; keytool -list -keystore tries a password";
    private static final String KEY_OF_ANOTHER_PASSWORD =
            "its key 'keeper' does not open with key_store_password; give key and store the same password, by keytool"
                    + " -importkeystore -deststoretype PKCS12";

    @TempDir
    Path folder;

    private PrivateKey key;
    private X509Certificate certificate;
    private X509Certificate other;
    private Filling oneKey;
    private Filling oneCertificate;

    @BeforeEach
    void fill() throws Exception {
        key = Fixture.key(folder);
        certificate = Fixture.certificate();
        other = Fixture.certificate(PemFormsTest.ONE.getBytes(StandardCharsets.US_ASCII));
        oneKey = store -> store.setKeyEntry("keeper", key, SECRET.toCharArray(), new Certificate[] {certificate});
        oneCertificate = store -> store.setCertificateEntry("keeper", certificate);
    }

    private StoreFile trust(byte[] content, @Nullable String password) throws IOException {
        Path path = Files.write(folder.resolve("trust.store"), content);
        return new StoreFile(
                TlsFile.read(Parameters.TRUST_STORE_PATH, path),
                Parameters.TRUST_STORE_PASSWORD,
                password == null ? null : Secret.of(password));
    }

    private StoreFile keys(byte[] content, @Nullable String password) throws IOException {
        Path path = Files.write(folder.resolve("key.store"), content);
        return new StoreFile(
                TlsFile.read(Parameters.KEY_STORE_PATH, path),
                Parameters.KEY_STORE_PASSWORD,
                password == null ? null : Secret.of(password));
    }

    private static String refusal(StoreFile store) {
        boolean isTrust = store.file().parameter() == Parameters.TRUST_STORE_PATH;
        ParameterException e = assertThrows(
                ParameterException.class,
                () -> assertTrue(
                        isTrust
                                ? store.open().trusted().isEmpty()
                                : store.open().identity() == null));
        String begin = store.file().parameter() + ": the file " + store.file().path() + " cannot be used: ";
        assertEquals(begin, e.getMessage().substring(0, begin.length()));
        assertEquals(store.file().parameter().name(), e.parameter());
        assertFalse((e + " " + e.getCause() + " " + store).contains(SECRET), e.getMessage());
        return e.getMessage().substring(begin.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void identity_oneKey_isReadWithItsChain(String type) throws Exception {
        byte[] content = Fixture.store(type, SECRET, store -> {
            oneKey.into(store);
            store.setCertificateEntry("an authority", other);
        });
        ClientIdentity identity = keys(content, SECRET).open().identity();
        assertEquals(List.of(certificate), identity.chain());
        assertEquals(key, identity.key());
    }

    @Test
    void identity_writtenByOpenSsl_isRead() throws Exception {
        assertEquals(
                key,
                keys(Fixture.bytes("openssl.p12"), SECRET).open().identity().key());
        assertEquals(
                key,
                keys(Fixture.bytes("empty-password.p12"), null)
                        .open()
                        .identity()
                        .key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void trusted_allCertificates_areRead(String type) throws Exception {
        byte[] content = Fixture.store(type, SECRET, store -> {
            oneCertificate.into(store);
            store.setCertificateEntry("another", other);
        });
        assertEquals(List.of(other, certificate), trust(content, SECRET).open().trusted());
    }

    /** As the JDK does with a server's own keystore. */
    @Test
    void trusted_certificateOfAKey_isTrusted() throws Exception {
        byte[] content = Fixture.store("PKCS12", SECRET, oneKey);
        assertEquals(List.of(certificate), trust(content, SECRET).open().trusted());
    }

    @Test
    void trusted_storeThatOpensWithoutAPassword_needsNone() throws Exception {
        assertEquals(
                List.of(certificate),
                trust(Fixture.store("JKS", SECRET, oneCertificate), null).open().trusted());
        assertEquals(
                List.of(certificate),
                trust(Fixture.store("PKCS12", null, oneCertificate), null)
                        .open()
                        .trusted());
    }

    @Test
    void open_missingPassword_isNamed() throws Exception {
        assertEquals(
                "it has a password; give that as trust_store_password",
                refusal(trust(Fixture.store("PKCS12", SECRET, oneCertificate), null)));
        for (String type : List.of("PKCS12", "JKS")) {
            assertEquals(
                    "it has a password; give that as key_store_password",
                    refusal(keys(Fixture.store(type, SECRET, oneKey), null)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void open_wrongPassword_isNamedNotShown(String type) throws Exception {
        assertEquals(WRONG_KEY_STORE_PASSWORD, refusal(keys(Fixture.store(type, "other-one", oneKey), SECRET)));
        assertEquals(
                "trust_store_password does not open it; keytool -list -keystore tries a password",
                refusal(trust(Fixture.store(type, "other-one", oneCertificate), SECRET)));
        assertEquals(
                WRONG_KEY_STORE_PASSWORD
                        + "; it is not ASCII, which old JDKs, 17 among them, do not take: if it is right, choose another one",
                refusal(keys(Fixture.store(type, "other-one", oneKey), "schlüssel")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void identity_keyOfAnotherPassword_isNamed(String type) throws Exception {
        byte[] content = Fixture.store(
                type,
                SECRET,
                store -> store.setKeyEntry("keeper", key, "another".toCharArray(), new Certificate[] {certificate}));
        assertEquals(KEY_OF_ANOTHER_PASSWORD, refusal(keys(content, SECRET)));
    }

    @Test
    void identity_keyThatAnotherPasswordDecryptsToNone_isNamed() throws Exception {
        assertEquals(KEY_OF_ANOTHER_PASSWORD, refusal(keys(Fixture.bytes("other-key-password.p12"), SECRET)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void identity_noKeyOrSeveral_saysWhatIsThere(String type) throws Exception {
        assertEquals(
                "it holds no private key, only 'keeper'; a store of what to trust is given as trust_store_path",
                refusal(keys(Fixture.store(type, SECRET, oneCertificate), SECRET)));
        assertEquals(
                "it holds no private key; a store of what to trust is given as trust_store_path",
                refusal(keys(Fixture.store(type, SECRET, store -> {}), SECRET)));
        byte[] several = Fixture.store(type, SECRET, store -> {
            for (String name : List.of("c\u001b[31m", "a", "b", "f", "e", "d")) {
                store.setKeyEntry(name, key, SECRET.toCharArray(), new Certificate[] {certificate});
            }
        });
        assertEquals(
                "it holds 6 private keys, 'a', 'b', 'c [31m', 'd', 'e' and more; put the one to use into a store of its own"
                        + " by keytool -importkeystore -srcalias",
                refusal(keys(several, SECRET)));
    }

    @Test
    void identity_secretKeyAlone_isNoPrivateKey() throws Exception {
        byte[] content = Fixture.store(
                "PKCS12",
                SECRET,
                store -> store.setKeyEntry("aes", new SecretKeySpec(new byte[16], "AES"), SECRET.toCharArray(), null));
        assertEquals(
                "it holds no private key, only 'aes'; a store of what to trust is given as trust_store_path",
                refusal(keys(content, SECRET)));
    }

    @Test
    void identity_keyOfAnotherCertificate_isNamed() throws Exception {
        byte[] content = Fixture.store(
                "JKS",
                SECRET,
                store -> store.setKeyEntry("keeper", key, SECRET.toCharArray(), new Certificate[] {other}));
        assertEquals("its key 'keeper' is not the one of its certificate", refusal(keys(content, SECRET)));
    }

    @Test
    void trusted_none_saysWhatOpenSslLeavesOut() throws Exception {
        String none =
                "it holds no trusted certificate: what openssl pkcs12 -export -nokeys writes is none to Java without"
                        + " -jdktrust (OpenSSL 3.2); make it by keytool -importcert, or give the PEM file as ca_pem_path";
        assertEquals(none, refusal(trust(Fixture.bytes("nokeys.p12"), SECRET)));
        assertEquals(none, refusal(trust(Fixture.store("JKS", SECRET, store -> {}), SECRET)));
    }

    @Test
    void open_otherFiles_areNamedAsWhatTheyAre() throws Exception {
        byte[] pem = Fixture.bytes("certificate.pem");
        assertEquals("it is PEM, not a keystore; give it as ca_pem_path", refusal(trust(pem, SECRET)));
        assertEquals(
                "it is PEM, not a keystore; give it as client_pem_path and client_key_path", refusal(keys(pem, null)));
        assertEquals(
                "it is a certificate in DER, not a keystore; make one of it by keytool -importcert",
                refusal(trust(certificate.getEncoded(), SECRET)));
        assertEquals(
                "it is a keystore of type JCEKS; convert it by keytool -importkeystore -deststoretype PKCS12",
                refusal(trust(Fixture.store("JCEKS", SECRET, oneCertificate), SECRET)));
        byte[] store = Fixture.store("PKCS12", SECRET, oneKey);
        byte[] base64 = Base64.getMimeEncoder().encode(store);
        assertEquals(
                "it is a keystore encoded in base64, as in a Kubernetes Secret; decode it by base64 -d",
                refusal(keys(base64, SECRET)));
        assertEquals(
                "it is neither PKCS#12 nor JKS; if it is a keystore, convert it by keytool -importkeystore -deststoretype"
                        + " PKCS12",
                refusal(trust(new byte[] {0, 0, 0, 2, 0, 0, 0, 20}, SECRET)));
        assertEquals("it is empty", refusal(keys(new byte[0], SECRET)));
    }

    @Test
    void open_encryptedAsTheJdkCannot_saysSo() throws Exception {
        assertEquals(StoreFile.UNREADABLE, refusal(keys(Fixture.bytes("aes-192.p12"), SECRET)));
        assertEquals(StoreFile.UNREADABLE, refusal(keys(Fixture.bytes("key-aes-192.p12"), SECRET)));
    }

    /** Whatever is wrong with a store, it is refused as a parameter, and neither read in part nor shown. */
    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void open_damaged_isRefused(String type) throws Exception {
        byte[] store = Fixture.store(type, SECRET, oneKey);
        for (int length = 0; length < store.length; length += 13) {
            byte[] cut = Arrays.copyOf(store, length);
            assertFalse(refusal(keys(cut, SECRET)).isEmpty(), "cut at " + length);
        }
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] changed = store.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            StoreFile file = keys(changed, SECRET);
            try {
                assertEquals(key, file.open().identity().key(), "change " + i); // one that means nothing
            } catch (ParameterException e) {
                assertTrue(e.getMessage().startsWith("key_store_path: the file "), e.getMessage());
            }
        }
    }
}
