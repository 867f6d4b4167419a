package dev.connections4j.grpc.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys under a passphrase, as OpenSSL writes them. */
final class EncryptedKeyTest {
    @TempDir
    Path folder;

    private PemFile file(String name) throws IOException {
        return new PemFile(TlsFile.read(Parameters.CLIENT_KEY_PATH, Fixture.copy(name, folder)));
    }

    private static String refusal(PemFile file, @Nullable Secret passphrase) {
        ParameterException e = assertThrows(ParameterException.class, () -> file.privateKey(passphrase));
        assertEquals("client_key_path", e.parameter());
        String begin = "client_key_path: the file " + file.file().path() + " cannot be used: ";
        assertEquals(begin, e.getMessage().substring(0, begin.length()));
        if (passphrase != null) {
            assertFalse(e.getMessage().contains(passphrase.reveal()), e.getMessage());
        }
        return e.getMessage().substring(begin.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"aes-128-cbc", "aes-256-cbc", "sha512", "PBE-MD5-DES", "PBE-SHA1-3DES", "PBE-SHA1-RC4-128"})
    void privateKey_encryptedAsTheJdkCan_isRead(String way) throws Exception {
        PemFile file = file("encrypted-" + way + ".pem");
        assertEquals(Fixture.key(folder), file.privateKey(Secret.of(Fixture.SECRET)));
        assertEquals("its key is encrypted; give its passphrase as client_key_password", refusal(file, null));
        assertEquals(
                "client_key_password does not open its key; openssl pkey -in tries a passphrase",
                refusal(file, Secret.of("another-one")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aes-192-cbc", "camellia-256-cbc", "des3", "scrypt", "PBE-SHA1-DES"})
    void privateKey_encryptedOtherwise_saysHowToEncryptItAnew(String way) throws Exception {
        PemFile file = file("encrypted-" + way + ".pem");
        assertEquals(
                "its key is encrypted in a way that this JVM does not have; encrypt it anew by openssl pkcs8 -topk8 -v2"
                        + " aes-256-cbc",
                refusal(file, Secret.of(Fixture.SECRET)));
        assertEquals("its key is encrypted; give its passphrase as client_key_password", refusal(file, null));
    }

    @Test
    void privateKey_inOpenSslsOldForm_saysHowToConvertIt() throws Exception {
        PemFile file = file("encrypted-proc-type.pem");
        String expected = "its key is encrypted in OpenSSL's old form (Proc-Type: 4,ENCRYPTED), which the JDK does not"
                + " have; convert it by openssl pkcs8 -topk8, and give its passphrase as client_key_password";
        assertEquals(expected, refusal(file, null));
        assertEquals(expected, refusal(file, Secret.of(Fixture.SECRET)));
    }

    @Test
    void privateKey_encryptedUnderAnotherLabel_isRead() throws Exception {
        String text = new String(Fixture.bytes("encrypted-aes-256-cbc.pem"), StandardCharsets.US_ASCII);
        Path odd = Files.writeString(folder.resolve("odd.pem"), text.replace("ENCRYPTED PRIVATE KEY", "PRIVATE KEY"));
        PemFile file = new PemFile(TlsFile.read(Parameters.CLIENT_KEY_PATH, odd));
        assertEquals(Fixture.key(folder), file.privateKey(Secret.of(Fixture.SECRET)));
    }

    @Test
    void privateKey_notEncrypted_needsNoPassphrase() throws Exception {
        assertEquals(Fixture.key(folder), file("key.pem").privateKey(Secret.of("of-no-effect")));
    }

    /** One in 256 leaves a padding that looks right. */
    @Test
    void privateKey_manyWrongPassphrases_areAllNamedAsWrong() throws Exception {
        PemFile file = file("encrypted-PBE-SHA1-3DES.pem");
        for (int i = 0; i < 600; i++) {
            assertEquals(
                    "client_key_password does not open its key; openssl pkey -in tries a passphrase",
                    refusal(file, Secret.of("wrong-" + i)));
        }
    }

    @Test
    void privateKey_wrongPassphraseBeyondAscii_saysThatNotEveryJdkTakesIt() throws Exception {
        assertEquals(
                "client_key_password does not open its key; openssl pkey -in tries a passphrase; it is not ASCII, which"
                        + " old JDKs, 17 among them, do not take: if it is right, choose another one",
                refusal(file("encrypted-aes-256-cbc.pem"), Secret.of("schlüssel")));
    }

    @Test
    void certificates_besideAnEncryptedKey_areRead() throws Exception {
        String both = new String(Fixture.bytes("encrypted-aes-256-cbc.pem"), StandardCharsets.US_ASCII)
                + new String(Fixture.bytes("certificate.pem"), StandardCharsets.US_ASCII);
        Path path = Files.writeString(folder.resolve("both.pem"), both);
        assertEquals(
                java.util.List.of(Fixture.certificate()),
                new PemFile(TlsFile.read(Parameters.CLIENT_PEM_PATH, path)).certificates());
    }
}
