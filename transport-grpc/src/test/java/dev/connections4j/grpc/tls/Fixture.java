package dev.connections4j.grpc.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One key in files that OpenSSL wrote, and keystores of it. */
final class Fixture {
    static final String SECRET = "s3cret";

    private Fixture() {}

    static byte[] bytes(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Fixture.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    static Path copy(String name, Path folder) throws IOException {
        return Files.write(folder.resolve(name), bytes(name));
    }

    static PrivateKey key(Path folder) throws IOException {
        return new PemFile(
                        TlsFile.read(dev.connections4j.parameters.Parameters.CLIENT_KEY_PATH, copy("key.pem", folder)))
                .privateKey(null);
    }

    static X509Certificate certificate() throws IOException, GeneralSecurityException {
        return certificate(bytes("certificate.pem"));
    }

    static X509Certificate certificate(byte[] pem) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }

    /** What is put into a store. */
    interface Filling {
        void into(KeyStore store) throws GeneralSecurityException, IOException;
    }

    static byte[] store(String type, @Nullable String password, Filling filling)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        filling.into(store);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, password == null ? null : password.toCharArray());
        return out.toByteArray();
    }
}
