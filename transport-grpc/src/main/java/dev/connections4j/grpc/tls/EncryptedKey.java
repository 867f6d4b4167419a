package dev.connections4j.grpc.tls;

import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** A PKCS#8 key under a passphrase, in the ways of encryption that the JDK has. */
final class EncryptedKey {
    /** Its name in JDK 17; later ones name what it is made of. */
    private static final String PBES2 = "PBES2";

    private final EncryptedPrivateKeyInfo encrypted;
    private final Cipher cipher;
    private final SecretKeyFactory factory;

    private EncryptedKey(byte[] der) throws IOException, GeneralSecurityException {
        encrypted = new EncryptedPrivateKeyInfo(der);
        String name = encrypted.getAlgName();
        String algorithm = name.equals(PBES2) ? String.valueOf(encrypted.getAlgParameters()) : name;
        cipher = Cipher.getInstance(algorithm);
        factory = SecretKeyFactory.getInstance(algorithm);
    }

    /** The key as PKCS#8 without a passphrase. */
    static byte[] decrypt(TlsFile file, byte[] der, @Nullable Secret passphrase) {
        if (passphrase == null) {
            throw file.wrong("its key is encrypted; give its passphrase as " + Parameters.CLIENT_KEY_PASSWORD);
        }
        EncryptedKey key;
        try {
            key = new EncryptedKey(der);
        } catch (IOException | GeneralSecurityException e) {
            throw file.wrong(
                    "its key is encrypted in a way that this JVM does not have; encrypt it anew by openssl pkcs8"
                            + " -topk8 -v2 aes-256-cbc");
        }
        try {
            byte[] pkcs8 = key.decrypted(passphrase.reveal().toCharArray());
            if (Der.form(pkcs8) == Der.Form.PKCS8) {
                return pkcs8;
            }
        } catch (GeneralSecurityException e) {
            // what it says may show content
        }
        throw file.wrong(Parameters.CLIENT_KEY_PASSWORD + " does not open its key; openssl pkey -in tries a passphrase"
                + Passwords.hint(passphrase));
    }

    private byte[] decrypted(char[] passphrase) throws GeneralSecurityException {
        cipher.init(
                Cipher.DECRYPT_MODE, factory.generateSecret(new PBEKeySpec(passphrase)), encrypted.getAlgParameters());
        return encrypted.getKeySpec(cipher).getEncoded();
    }
}
