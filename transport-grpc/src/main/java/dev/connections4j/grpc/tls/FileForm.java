package dev.connections4j.grpc.tls;

import dev.connections4j.files.EncodedText;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;

/** What a file is that holds no PEM block, as far as its bytes tell, and what to do with it. */
final class FileForm {
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/\\s]{16,}={0,2}\\s*");

    private FileForm() {}

    /** A clause that names it; "no PEM" where nothing is recognised. Shows nothing of the content. */
    static String of(byte[] file, Parameter<Path> parameter) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (text.isBlank()) {
            return "it is empty";
        }
        if (isUtf16(file)) {
            return "it is UTF-16 text; save it as ASCII or UTF-8";
        }
        if (EncodedText.begins(file, 0xFE, 0xED, 0xFE, 0xED)) {
            return "it is a Java keystore (JKS), not PEM; give it as " + store(parameter)
                    + ", or export what it holds by keytool -exportcert -rfc";
        }
        if (file[0] == Der.SEQUENCE) {
            return ofDer(file, parameter);
        }
        return BASE64.matcher(text).matches() ? ofBase64(text) : "it is no PEM, for it has no -----BEGIN … ----- line";
    }

    private static boolean isUtf16(byte[] file) {
        return EncodedText.begins(file, 0xFF, 0xFE)
                || EncodedText.begins(file, 0xFE, 0xFF)
                || EncodedText.begins(file, '-', 0)
                || EncodedText.begins(file, 0, '-');
    }

    /** What takes a keystore for the same purpose. */
    private static String store(Parameter<Path> parameter) {
        boolean isTrust = parameter == Parameters.SERVER_PEM_PATH || parameter == Parameters.CA_PEM_PATH;
        return isTrust ? "trust_store_path" : "key_store_path";
    }

    private static String ofDer(byte[] file, Parameter<Path> parameter) {
        return switch (Der.form(file)) {
            case PKCS8, PKCS1, SEC1 -> "it is a key in DER, not PEM; convert it by openssl pkey -inform der";
            case ENCRYPTED_PKCS8 ->
                "it is an encrypted key in DER, not PEM; convert it by openssl pkcs8 -topk8 -inform der";
            case CERTIFICATE -> "it is a certificate in DER, not PEM; convert it by openssl x509 -inform der";
            case PKCS12 ->
                "it is a PKCS#12 keystore, not PEM; give it as " + store(parameter)
                        + ", or export what it holds by openssl pkcs12";
            case PKCS7 -> "it is PKCS#7, not PEM certificates; convert it by openssl pkcs7 -inform der -print_certs";
            case OTHER -> "it is binary, perhaps DER, and no PEM";
        };
    }

    private static String ofBase64(String text) {
        byte[] inside = Base64.getMimeDecoder().decode(text);
        if (new String(inside, StandardCharsets.ISO_8859_1).contains("-----BEGIN ")) {
            return "it is PEM encoded in base64 once more, as in a Kubernetes Secret; decode it by base64 -d";
        }
        return inside.length > 0 && inside[0] == Der.SEQUENCE
                ? "it is base64 without its lines -----BEGIN … ----- and -----END … -----; add them"
                : "it is no PEM, for it has no -----BEGIN … ----- line";
    }
}
