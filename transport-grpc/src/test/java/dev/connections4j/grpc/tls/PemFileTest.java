package dev.connections4j.grpc.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemFileTest {
    @TempDir
    Path folder;

    private PemFile file(String content) throws IOException {
        return new PemFile(
                TlsFile.read(Parameters.CLIENT_KEY_PATH, Files.writeString(folder.resolve("key.pem"), content)));
    }

    private String refusal(String content) throws IOException {
        PemFile file = file(content);
        ParameterException e = assertThrows(ParameterException.class, () -> file.privateKey(null));
        assertEquals("client_key_path", e.parameter());
        String begin = "client_key_path: the file " + file.file().path() + " cannot be used: ";
        assertEquals(begin, e.getMessage().substring(0, begin.length()));
        return e.getMessage().substring(begin.length());
    }

    @Test
    void privateKey_rsaInEachForm_isTheSame() throws Exception {
        KeyPair pair = KeyForms.rsa();
        for (String content : List.of(KeyForms.pkcs8(pair), KeyForms.pkcs1(pair))) {
            assertEquals(pair.getPrivate(), file(content).privateKey(null));
        }
    }

    @Test
    void privateKey_ecInEachForm_isTheSame() throws Exception {
        KeyPair pair = KeyForms.ec();
        for (String content :
                List.of(KeyForms.pkcs8(pair), KeyForms.sec1WithItsCurve(pair), KeyForms.sec1BesideParameters(pair))) {
            ECPrivateKey read =
                    (ECPrivateKey) file("some text before\r\n" + content).privateKey(null);
            assertEquals(((ECPrivateKey) pair.getPrivate()).getS(), read.getS());
            assertEquals(((ECPrivateKey) pair.getPrivate()).getParams(), read.getParams());
        }
    }

    @Test
    void privateKey_broken_saysWhatWithoutShowingIt() throws Exception {
        assertEquals(
                "its key cannot be read; RSA, EC and EdDSA keys are supported",
                refusal(KeyForms.pem("EC PRIVATE KEY", new byte[] {0x30, 0x7F, 1})));
        assertEquals(
                "its key cannot be read; RSA, EC and EdDSA keys are supported",
                refusal(KeyForms.pem("PRIVATE KEY", new byte[] {0x30, 0x00})));
        assertEquals(
                "its key cannot be read; RSA, EC and EdDSA keys are supported",
                refusal(KeyForms.pem("ENCRYPTED PRIVATE KEY", new byte[] {1, 2, 3})));
        assertEquals(
                "its key is neither PKCS#8 nor PKCS#1 nor SEC1",
                refusal(KeyForms.pem("OPENSSH PRIVATE KEY", new byte[] {1})));
        assertEquals("it is no PEM, for it has no -----BEGIN … ----- line", refusal("no PEM at all, canary"));
        assertEquals("the content of a PEM block is not base64", refusal("""
                        -----BEGIN PRIVATE KEY-----
                        !canary!
                        -----END PRIVATE KEY-----
                        """));
        assertEquals("a PEM block does not end", refusal("-----BEGIN PRIVATE KEY-----\ncanary\n"));
    }

    @Test
    void certificates_brokenOrNone_saysWhich() throws Exception {
        PemFile broken =
                file(KeyForms.pem("CERTIFICATE", "canary".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        ParameterException e = assertThrows(ParameterException.class, broken::certificates);
        assertEquals(
                "client_key_path: the file " + broken.file().path()
                        + " cannot be used: its certificate number 1 cannot be read",
                e.getMessage());
        PemFile none = file("");
        String message =
                assertThrows(ParameterException.class, none::certificates).getMessage();
        assertFalse(message.isEmpty());
        assertEquals("client_key_path: the file " + none.file().path() + " cannot be used: it is empty", message);
    }

    @Test
    void read_directoryOrMissing_saysSo() {
        assertEquals(
                "client_key_path: the file " + folder + " cannot be used: it is a directory",
                assertThrows(ParameterException.class, () -> TlsFile.read(Parameters.CLIENT_KEY_PATH, folder))
                        .getMessage());
        Path missing = folder.resolve("missing.pem");
        assertEquals(
                "client_key_path: the file " + missing + " cannot be used: there is no such file",
                assertThrows(ParameterException.class, () -> TlsFile.read(Parameters.CLIENT_KEY_PATH, missing))
                        .getMessage());
    }
}
