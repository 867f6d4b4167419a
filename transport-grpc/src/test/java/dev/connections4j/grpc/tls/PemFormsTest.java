package dev.connections4j.grpc.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as people and tools make them: read whole, or refused by what they are. */
final class PemFormsTest {
    static final String ONE = """
            -----BEGIN CERTIFICATE-----
            MIIBcjCCARmgAwIBAgIUf3CxcEWxwSyyUqer/ej4XChBUPswCgYIKoZIzj0EAwIw
            DjEMMAoGA1UEAwwDb25lMCAXDTI2MTEyOTA5MDAyM1oYDzIxMjYxMTA1MDkwMDIz
            WjAOMQwwCgYDVQQDDANvbmUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARY2dAX
            DE76rkgEJ+SNP5Ctn2vNPloJ/H0QGC+r+vuyvtpd1ptegN4Sf1M3DEXj2qfbt8QG
            4h00Q+3z22Ch3as9o1MwUTAdBgNVHQ4EFgQUX0ndkj6F2fPKoPfYA3reb8UQzuQw
            HwYDVR0jBBgwFoAUX0ndkj6F2fPKoPfYA3reb8UQzuQwDwYDVR0TAQH/BAUwAwEB
            /zAKBggqhkjOPQQDAgNHADBEAiB/CZCsxyyUwsdc3x23C44E7s1hBB2pYkavdofG
            Le3P7AIgflukW2vZmY6mM+Hjd1D7kpM3UxCd4IBXiQ1SuXq7sL0=
            -----END CERTIFICATE-----
            """;

    static final String TWO = """
            -----BEGIN CERTIFICATE-----
            MIIBcjCCARmgAwIBAgIUVvkluOqtJWDXsS5stR/2ZkMS1qEwCgYIKoZIzj0EAwIw
            DjEMMAoGA1UEAwwDdHdvMCAXDTI2MTEyOTA5MDAyM1oYDzIxMjYxMTA1MDkwMDIz
            WjAOMQwwCgYDVQQDDAN0d28wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATZzGBk
            jFkO3DMv0x08oGFvHc3+5Dr0367nXL+TKqd+CZ3HTvQzhZtDPwRUagAT3XzOgVZa
            9KsF+YAJt7/iGn47o1MwUTAdBgNVHQ4EFgQUtIQBEU+FbCYynZTcL/UciwK+z6sw
            HwYDVR0jBBgwFoAUtIQBEU+FbCYynZTcL/UciwK+z6swDwYDVR0TAQH/BAUwAwEB
            /zAKBggqhkjOPQQDAgNHADBEAiA2v/4VsBmcOqDoKEpvGnRBZa515fEm5OUpcopM
            C+i9NgIgJw1Do99Z9PkjLpxXARkc43Jy9dSr+hpFlf8ERfs0eG0=
            -----END CERTIFICATE-----
            """;

    private static final String BODY = body(ONE);

    @TempDir
    Path folder;

    @Test
    void certificates_gluedBlocks_areAllRead() throws IOException {
        assertSubjects(ONE.strip() + TWO);
        assertSubjects(ONE.strip() + TWO.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void certificates_anyLineEnds_areRead(String end) throws IOException {
        assertSubjects((ONE + TWO).replace("\n", end));
    }

    @Test
    void certificates_textAroundTheBlocks_isPassedOver() throws IOException {
        assertSubjects("# one\nCertificate:\n    Data: -- begin --\n" + ONE + "subject=CN = two\n\n" + TWO + "the end");
    }

    @Test
    void certificates_marksOfUtf8_arePassedOver() throws IOException {
        assertSubjects("\uFEFF" + ONE + "\uFEFF" + TWO);
    }

    @Test
    void certificates_indentedOrInOneLongLine_areRead() throws IOException {
        assertSubjects((ONE + TWO).replaceAll("(?m)^", "    "));
        assertSubjects("-----BEGIN CERTIFICATE-----\n" + BODY + "\n-----END CERTIFICATE-----\n" + TWO);
        assertSubjects("-----BEGIN CERTIFICATE----- \n" + BODY + "-----END CERTIFICATE-----" + TWO);
    }

    @Test
    void certificates_otherBlocksBetween_arePassedOver() throws Exception {
        assertSubjects(ONE + KeyForms.pkcs8(KeyForms.ec()) + TWO);
    }

    @Test
    void certificates_brokenBlocks_areRefusedNotSkipped() throws IOException {
        String fragment = "a BEGIN or END line is malformed, or has no other half; five dashes before and behind are"
                + " expected, as -----BEGIN CERTIFICATE-----";
        assertEquals(fragment, refusal(ONE + TWO.replaceFirst("-----BEGIN", "----BEGIN")));
        assertEquals(fragment, refusal(ONE + TWO.replaceFirst("BEGIN CERTIFICATE-----", "BEGIN CERTIFICATE----")));
        assertEquals(fragment, refusal(ONE + TWO.replaceAll("-----", "—")));
        assertEquals(fragment, refusal(ONE + BODY + "\n-----END CERTIFICATE-----\n"));
        assertEquals("a PEM block does not end", refusal(ONE + TWO.substring(0, 200)));
        assertEquals(
                "a PEM block does not end before the next one begins",
                refusal(ONE.replace("-----END CERTIFICATE-----\n", "") + TWO));
        assertEquals(
                "a PEM block ends with another label than it begins with",
                refusal(ONE + TWO.replace("END CERTIFICATE", "END PUBLIC KEY")));
        assertEquals("the content of a PEM block is not base64", refusal(ONE + TWO.replaceFirst("MII", "M:I")));
        assertEquals("its certificate number 2 cannot be read", refusal(ONE + TWO.replaceFirst("MII", "AII")));
    }

    @Test
    void certificates_twoInOneBlock_areRefused() throws IOException {
        byte[] both = join(der(ONE), der(TWO));
        assertEquals(
                "its certificate number 1 has more behind its end; give each a block",
                refusal(KeyForms.pem("CERTIFICATE", both)));
    }

    @Test
    void certificates_lostLineEnds_areNamed() throws IOException {
        String lost = "its PEM has lost its line ends and is on one line; put them back behind BEGIN and before END";
        assertEquals(lost, refusal(ONE.replace('\n', ' ')));
        assertEquals(lost, refusal(ONE.replace("\n", "")));
        assertEquals(
                "its line ends are written as \\n; put real ones in their place", refusal(ONE.replace("\n", "\\n")));
        assertEquals(
                "its line ends are written as \\n; put real ones in their place", refusal(ONE.replace("\n", "\\r\\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void certificates_utf16_isNamed(String charset) throws IOException {
        assertEquals("it is UTF-16 text; save it as ASCII or UTF-8", refusal(ONE.getBytes(Charset.forName(charset))));
    }

    @Test
    void certificates_filesThatAreNoPem_areNamed() throws Exception {
        assertEquals("it is a certificate in DER, not PEM; convert it by openssl x509 -inform der", refusal(der(ONE)));
        assertEquals(
                "it is a PKCS#12 keystore, not PEM; give it as trust_store_path, or export what it holds by openssl pkcs12",
                refusal(store("PKCS12")));
        assertEquals(
                "it is a PKCS#12 keystore, not PEM; give it as key_store_path, or export what it holds by openssl pkcs12",
                refusal(Parameters.CLIENT_PEM_PATH, store("PKCS12")));
        assertEquals(
                "it is a Java keystore (JKS), not PEM; give it as trust_store_path, or export what it holds by keytool"
                        + " -exportcert -rfc",
                refusal(Parameters.SERVER_PEM_PATH, store("JKS")));
        assertEquals(
                "it is a Java keystore (JKS), not PEM; give it as key_store_path, or export what it holds by keytool"
                        + " -exportcert -rfc",
                refusal(Parameters.CLIENT_KEY_PATH, store("JKS")));
        byte[] pkcs7 = CertificateFactory.getInstance("X.509")
                .generateCertPath(List.of(certificate(ONE)))
                .getEncoded("PKCS7");
        assertEquals(
                "it is PKCS#7, not PEM certificates; convert it by openssl pkcs7 -inform der -print_certs",
                refusal(pkcs7));
        assertEquals(
                "it holds PKCS#7, which is not read; convert it by openssl pkcs7 -print_certs",
                refusal(ONE + KeyForms.pem("PKCS7", pkcs7)));
        String again = Base64.getEncoder().encodeToString(ONE.getBytes(StandardCharsets.US_ASCII));
        String expected = "it is PEM encoded in base64 once more, as in a Kubernetes Secret; decode it by base64 -d";
        assertEquals(expected, refusal(again));
        assertEquals(expected, refusal(again.replaceAll(".{76}", "$0\n")));
        assertEquals("it is base64 without its lines -----BEGIN … ----- and -----END … -----; add them", refusal(BODY));
        assertEquals("it is empty", refusal(" \n"));
        assertEquals("it is no PEM, for it has no -----BEGIN … ----- line", refusal("<html>s3cret</html>"));
        assertEquals(
                "it is no PEM, for it has no -----BEGIN … ----- line", refusal("version https://git-lfs.github.com"));
        assertEquals("it is binary, perhaps DER, and no PEM", refusal(new byte[] {0x30, 3, 1, 1, 0}));
    }

    @Test
    void certificates_keyFile_saysWhatItHolds() throws Exception {
        assertEquals(
                "it holds no certificate, but PRIVATE KEY; a PEM block CERTIFICATE was expected",
                refusal(KeyForms.pkcs8(KeyForms.ec())));
        assertEquals(
                "it holds no private key, but CERTIFICATE; PKCS#8, PKCS#1 or SEC1 in PEM was expected",
                refusalOfKey(ONE.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void privateKey_underAnotherLabel_isRead() throws Exception {
        KeyPair rsa = KeyForms.rsa();
        KeyPair ec = KeyForms.ec();
        for (String label : List.of("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY")) {
            for (KeyPair pair : List.of(rsa, ec)) {
                assertEquals(
                        pair.getPrivate(), key(KeyForms.pkcs8(pair).replaceAll("(?<=BEGIN |END )PRIVATE KEY", label)));
            }
            assertEquals(
                    rsa.getPrivate(), key(KeyForms.pkcs1(rsa).replaceAll("(?<=BEGIN |END )RSA PRIVATE KEY", label)));
            assertEquals(
                    "EC",
                    key(KeyForms.sec1WithItsCurve(ec).replaceAll("(?<=BEGIN |END )EC PRIVATE KEY", label))
                            .getAlgorithm());
        }
    }

    @Test
    void privateKey_inDer_isNamed() throws Exception {
        String named = "it is a key in DER, not PEM; convert it by openssl pkey -inform der";
        assertEquals(named, refusalOfKey(KeyForms.rsa().getPrivate().getEncoded()));
        assertEquals(named, refusalOfKey(der(KeyForms.pkcs1(KeyForms.rsa()))));
        assertEquals(named, refusalOfKey(der(KeyForms.sec1WithItsCurve(KeyForms.ec()))));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void read_namedPipe_isRefusedAtOnce() throws Exception {
        Path pipe = folder.resolve("pipe.pem");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        assertTrue(assertThrows(ParameterException.class, () -> TlsFile.read(Parameters.CA_PEM_PATH, pipe))
                .getMessage()
                .endsWith("it is a named pipe, whose content comes once; it is needed again at each reconnect"));
    }

    private void assertSubjects(String content) throws IOException {
        assertEquals(
                List.of("CN=one", "CN=two"),
                file(content.getBytes(StandardCharsets.UTF_8)).certificates().stream()
                        .map(certificate ->
                                certificate.getSubjectX500Principal().getName())
                        .toList());
    }

    private java.security.PrivateKey key(String content) throws IOException {
        return file(content.getBytes(StandardCharsets.US_ASCII)).privateKey(null);
    }

    private String refusal(String content) throws IOException {
        return refusal(content.getBytes(StandardCharsets.UTF_8));
    }

    private String refusal(byte[] content) throws IOException {
        return refusal(Parameters.CA_PEM_PATH, content);
    }

    private String refusal(Parameter<Path> parameter, byte[] content) throws IOException {
        return clause(parameter, assertThrows(ParameterException.class, file(parameter, content)::certificates));
    }

    private String refusalOfKey(byte[] content) throws IOException {
        PemFile file = file(content);
        return clause(Parameters.CA_PEM_PATH, assertThrows(ParameterException.class, () -> file.privateKey(null)));
    }

    private String clause(Parameter<Path> parameter, ParameterException e) {
        assertFalse(e.toString().contains("s3cret"));
        String begin = parameter + ": the file " + folder.resolve("a.pem") + " cannot be used: ";
        assertEquals(begin, e.getMessage().substring(0, begin.length()));
        return e.getMessage().substring(begin.length());
    }

    private PemFile file(byte[] content) throws IOException {
        return file(Parameters.CA_PEM_PATH, content);
    }

    private PemFile file(Parameter<Path> parameter, byte[] content) throws IOException {
        return new PemFile(TlsFile.read(parameter, Files.write(folder.resolve("a.pem"), content)));
    }

    private byte[] store(String type) throws Exception {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        store.setCertificateEntry("one", certificate(ONE));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, "changeit".toCharArray());
        return out.toByteArray();
    }

    private static X509Certificate certificate(String pem) throws Exception {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new java.io.ByteArrayInputStream(der(pem)));
    }

    private static byte[] der(String pem) {
        return Base64.getDecoder().decode(body(pem));
    }

    private static String body(String pem) {
        return pem.replaceAll("-----.*?-----", "").replaceAll("\\s", "");
    }

    private static byte[] join(byte[] one, byte[] other) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(one);
        both.writeBytes(other);
        return both.toByteArray();
    }
}
