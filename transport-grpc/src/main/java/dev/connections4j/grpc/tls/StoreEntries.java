package dev.connections4j.grpc.tls;

import dev.connections4j.Failure;
import dev.connections4j.ParameterException;
import java.io.IOException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an open keystore holds. Messages have the names of entries.
 *
 * @param file where it comes from
 * @param store loaded
 */
record StoreEntries(StoreFile file, KeyStore store) {
    private static final int SHOWN_NAMES = 5;

    /** What the JDK trusts of a store: its certificates, and those of its keys. */
    List<X509Certificate> trusted() {
        try {
            List<X509Certificate> trusted = new ArrayList<>();
            for (String name : names()) {
                if (store.getCertificate(name) instanceof X509Certificate certificate) {
                    trusted.add(certificate);
                }
            }
            if (trusted.isEmpty()) {
                throw wrong(
                        "it holds no trusted certificate: what openssl pkcs12 -export -nokeys writes is none to Java"
                                + " without -jdktrust (OpenSSL 3.2); make it by keytool -importcert, or give the PEM file as"
                                + " ca_pem_path");
            }
            return trusted;
        } catch (KeyStoreException e) {
            throw notLoaded(e);
        }
    }

    /** The one private key, with its chain. */
    ClientIdentity identity() {
        try {
            String name = nameOfKey();
            ClientIdentity identity = new ClientIdentity(chain(name), key(name));
            if (!identity.belongsTogether()) {
                throw wrong("its key '" + Failure.oneLine(name) + "' is not the one of its certificate");
            }
            return identity;
        } catch (KeyStoreException e) {
            throw notLoaded(e);
        }
    }

    private String nameOfKey() throws KeyStoreException {
        List<String> keys = new ArrayList<>();
        for (String name : names()) {
            if (store.entryInstanceOf(name, KeyStore.PrivateKeyEntry.class)) {
                keys.add(name);
            }
        }
        if (keys.isEmpty()) {
            String others = names().isEmpty() ? "" : ", only " + shown(names());
            throw wrong("it holds no private key" + others + "; a store of what to trust is given as trust_store_path");
        }
        if (keys.size() > 1) {
            throw wrong("it holds " + keys.size() + " private keys, " + shown(keys)
                    + "; put the one to use into a store of its own by keytool -importkeystore -srcalias");
        }
        return keys.get(0);
    }

    private List<X509Certificate> chain(String name) throws KeyStoreException {
        List<X509Certificate> chain = new ArrayList<>();
        Certificate[] stored = store.getCertificateChain(name);
        for (Certificate certificate : stored == null ? new Certificate[0] : stored) {
            chain.add((X509Certificate) certificate);
        }
        if (chain.isEmpty()) {
            throw wrong("its key '" + Failure.oneLine(name) + "' has no certificate");
        }
        return chain;
    }

    private PrivateKey key(String name) throws KeyStoreException {
        try {
            return (PrivateKey) store.getKey(name, file.chars());
        } catch (NoSuchAlgorithmException e) {
            throw wrong("its key cannot be read; " + PemFile.supportedKeys());
        } catch (UnrecoverableKeyException e) {
            if (isOfUnknownAlgorithm(e)) {
                throw wrong(StoreFile.UNREADABLE);
            }
            throw file.password() == null
                    ? file.missingPassword()
                    : wrong(
                            "its key '" + Failure.oneLine(name) + "' does not open with " + file.parameter()
                                    + "; give key and store the same password, by keytool -importkeystore -deststoretype PKCS12");
        }
    }

    /**
     * Another password decrypts one key of some 200 to bytes that end as padding does, and that are no key: the JDK
     * reports these as it reports parameters that it does not know, by an IOException, and only its words differ.
     */
    private static boolean isOfUnknownAlgorithm(UnrecoverableKeyException e) {
        boolean isDecrypted = String.valueOf(e.getMessage()).startsWith("Get Key failed");
        return e.getCause() instanceof NoSuchAlgorithmException
                || (e.getCause() instanceof IOException && !isDecrypted);
    }

    private List<String> names() throws KeyStoreException {
        return Collections.list(store.aliases()).stream().sorted().toList();
    }

    private ParameterException wrong(String problem) {
        return file.file().wrong(problem);
    }

    private static IllegalStateException notLoaded(KeyStoreException e) {
        return new IllegalStateException("a keystore is loaded", e);
    }

    /** The first few. */
    private static String shown(List<String> names) {
        String some = names.stream()
                .limit(SHOWN_NAMES)
                .map(name -> "'" + Failure.oneLine(name) + "'")
                .collect(Collectors.joining(", "));
        return names.size() > SHOWN_NAMES ? some + " and more" : some;
    }
}
