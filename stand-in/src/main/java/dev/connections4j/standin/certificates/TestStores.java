package dev.connections4j.standin.certificates;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The same certificates and keys under a password: in keystores, and as encrypted PKCS#8. */
public final class TestStores {
    private static final String PBE = "PBEWithSHA1AndDESede";

    private final String type;
    private final String password;

    /**
     * Stores of one kind.
     *
     * @param type {@code PKCS12} or {@code JKS}
     * @param password of each store, and of the keys in it
     */
    public TestStores(String type, String password) {
        this.type = type;
        this.password = password;
    }

    /**
     * Writes a store of what to trust.
     *
     * @param store where to; replaced if it exists
     * @param certificate PEM
     * @return {@code store}
     */
    public Path trusting(Path store, Path certificate) {
        return write(store, keys -> keys.setCertificateEntry("authority", certificate(certificate)));
    }

    /**
     * Writes a store of one key.
     *
     * @param store where to; replaced if it exists
     * @param identity certificate and key
     * @return {@code store}
     */
    public Path of(Path store, TestIdentity identity) {
        return write(
                store,
                keys -> keys.setKeyEntry("client", key(identity.key()), password.toCharArray(), new Certificate[] {
                    certificate(identity.certificate())
                }));
    }

    /**
     * Encrypts a key.
     *
     * @param target where to; replaced if it exists
     * @param identity whose key it is
     * @return {@code target}, PKCS#8 under the password, in PEM
     */
    public Path encryptedKey(Path target, TestIdentity identity) {
        try {
            Cipher cipher = Cipher.getInstance(PBE);
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    SecretKeyFactory.getInstance(PBE).generateSecret(new PBEKeySpec(password.toCharArray())));
            byte[] encrypted = cipher.doFinal(key(identity.key()).getEncoded());
            byte[] der = new EncryptedPrivateKeyInfo(cipher.getParameters(), encrypted).getEncoded();
            return Files.writeString(
                    target,
                    "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
                            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                            + "\n-----END ENCRYPTED PRIVATE KEY-----\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Filling {
        void into(KeyStore store) throws GeneralSecurityException, IOException;
    }

    private Path write(Path path, Filling filling) {
        try {
            KeyStore store = KeyStore.getInstance(type);
            store.load(null, null);
            filling.into(store);
            try (OutputStream out = Files.newOutputStream(path)) {
                store.store(out, password.toCharArray());
            }
            return path;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Certificate certificate(Path pem) throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(pem)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static PrivateKey key(Path pem) throws GeneralSecurityException, IOException {
        String body = Files.readString(pem).replaceAll("-----.*?-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
    }
}
