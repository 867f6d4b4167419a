package dev.connections4j.grpc.tls;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Secret;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A keystore that a parameter names: PKCS#12 or JKS, by its content.
 *
 * @param file where it is
 * @param parameter who gives its password
 * @param password null if none is given
 */
record StoreFile(
        TlsFile file, Parameter<Secret> parameter, @Nullable Secret password) {
    static final String UNREADABLE =
            "it is damaged, or encrypted in a way that this JVM does not have; write it anew by openssl pkcs12 -export";

    private static final char[] NO_PASSWORD = {};

    /** Opens it; a store that opens without a password needs none. */
    StoreEntries open() {
        byte[] content = file.content().toByteArray();
        String type = StoreForm.type(content).orElseThrow(() -> file.wrong(StoreForm.of(content, file.parameter())));
        Optional<KeyStore> store = load(type, content, chars());
        if (store.isEmpty() && password == null && !StoreForm.isEncrypted(content)) {
            store = load(type, content, null); // all entries, without the check that a password makes possible
        }
        return store.map(loaded -> new StoreEntries(this, loaded)).orElseThrow(this::wrongPassword);
    }

    /** Empty if the password is another one. */
    private Optional<KeyStore> load(String type, byte[] content, char @Nullable [] chars) {
        try {
            KeyStore store = KeyStore.getInstance(type);
            store.load(new ByteArrayInputStream(content), chars);
            return Optional.of(store);
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException || !Passwords.isAscii(password)) {
                return Optional.empty();
            }
            throw file.wrong(e instanceof EOFException ? "it is cut short" : UNREADABLE);
        } catch (KeyStoreException e) {
            throw file.wrong("this JVM has no keystores of type " + type);
        } catch (GeneralSecurityException | RuntimeException e) { // what it says may show content
            throw file.wrong(UNREADABLE);
        }
    }

    private ParameterException wrongPassword() {
        return password == null
                ? missingPassword()
                : file.wrong(parameter + " does not open it; keytool -list -keystore tries a password"
                        + Passwords.hint(password));
    }

    ParameterException missingPassword() {
        return file.wrong("it has a password; give that as " + parameter);
    }

    char[] chars() {
        return password == null ? NO_PASSWORD : password.reveal().toCharArray();
    }
}
