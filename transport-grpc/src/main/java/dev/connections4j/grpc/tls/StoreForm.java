package dev.connections4j.grpc.tls;

import dev.connections4j.files.EncodedText;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which keystore a file is, and what it is if it is none, as far as its bytes tell. */
final class StoreForm {
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/\\s]{16,}={0,2}\\s*");
    /** The object identifier of what a password encrypts in PKCS#12, besides keys. */
    private static final String ENCRYPTED_DATA = "\u0006\t*\u0086H\u0086\u00F7\r\u0001\u0007\u0006";

    private static final String CONVERT = "convert it by keytool -importkeystore -deststoretype PKCS12";

    private StoreForm() {}

    /** The JDK's name of the type; empty if it is no PKCS#12 and no JKS. */
    static Optional<String> type(byte[] file) {
        if (EncodedText.begins(file, 0xFE, 0xED, 0xFE, 0xED)) {
            return Optional.of("JKS");
        }
        // the second is written without lengths, as BER allows
        return Der.form(file) == Der.Form.PKCS12 || EncodedText.begins(file, Der.SEQUENCE, 0x80, Der.INTEGER, 1, 3)
                ? Optional.of("PKCS12")
                : Optional.empty();
    }

    /** Whether nothing but a password shows the certificates of a PKCS#12 file. */
    static boolean isEncrypted(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1).contains(ENCRYPTED_DATA);
    }

    /** A clause that names what is no keystore, and what to do with it. Shows nothing of the content. */
    static String of(byte[] file, Parameter<Path> parameter) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        boolean isTrust = parameter == Parameters.TRUST_STORE_PATH;
        if (text.isBlank()) {
            return "it is empty";
        }
        if (text.contains("-----BEGIN ")) {
            return "it is PEM, not a keystore; give it as "
                    + (isTrust ? "ca_pem_path" : "client_pem_path and client_key_path");
        }
        if (EncodedText.begins(file, 0xCE, 0xCE, 0xCE, 0xCE)) {
            return "it is a keystore of type JCEKS; " + CONVERT;
        }
        if (Der.form(file) == Der.Form.CERTIFICATE) {
            return "it is a certificate in DER, not a keystore; make one of it by keytool -importcert";
        }
        if (BASE64.matcher(text).matches()
                && type(Base64.getMimeDecoder().decode(text)).isPresent()) {
            return "it is a keystore encoded in base64, as in a Kubernetes Secret; decode it by base64 -d";
        }
        return file[0] == Der.SEQUENCE
                ? "it is no PKCS#12, or it is cut short"
                : "it is neither PKCS#12 nor JKS; if it is a keystore, " + CONVERT;
    }
}
