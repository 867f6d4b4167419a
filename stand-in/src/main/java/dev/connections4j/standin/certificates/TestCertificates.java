package dev.connections4j.standin.certificates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Certificates of an authority of their own, made by the JDK's keytool when a test asks for them, as PEM files in one folder. */
public final class TestCertificates {
    private static final String STORE_PASSWORD = "changeit";

    private final Path folder;
    private final Path store;

    /**
     * Makes the authority.
     *
     * @param folder an empty one, the test's own
     */
    public TestCertificates(Path folder) {
        this.folder = folder;
        this.store = folder.resolve("store.p12");
        keytool("-alias", "ca", "-dname", "CN=Connections4J test authority", "-ext", "bc:c=ca:true", "-validity", "30");
        export("ca");
    }

    /** {@return the authority's certificate file} */
    public Path authority() {
        return folder.resolve("ca.pem");
    }

    /** {@return a server certificate for {@code localhost} and {@code 127.0.0.1}} */
    public TestIdentity server() {
        return signed("server", "san=dns:localhost,ip:127.0.0.1", "-validity", "30");
    }

    /**
     * A server elsewhere.
     *
     * @param dnsName the only name in its certificate
     * @return its certificate
     */
    public TestIdentity serverNamed(String dnsName) {
        return signed("server-" + dnsName, "san=dns:" + dnsName, "-validity", "30");
    }

    /** {@return a server certificate for this machine that has expired} */
    public TestIdentity expiredServer() {
        return signed("expired", "san=dns:localhost,ip:127.0.0.1", "-startdate", "-9d", "-validity", "2");
    }

    /** {@return a server certificate for this machine whose subject holds an escape character and a line end} */
    public TestIdentity serverOfControlCharacters() {
        return signed(
                "control", "san=dns:localhost,ip:127.0.0.1", "-validity", "30", "-dname", "CN=red\\1B[31m\\0Aline");
    }

    /** {@return the certificate's file of an authority between this one and {@link #serverOfIntermediate()}} */
    public Path intermediate() {
        return signed("intermediate", "bc:c=ca:true", "-validity", "30").certificate();
    }

    /** {@return a server's certificate by the intermediate authority, for this machine, without its chain} */
    public TestIdentity serverOfIntermediate() {
        intermediate();
        return signed("leaf", "san=dns:localhost,ip:127.0.0.1", "-validity", "30", "-signer", "intermediate");
    }

    /** {@return a client's certificate} */
    public TestIdentity client() {
        return signed("client", "eku=clientAuth", "-validity", "30");
    }

    /** {@return a client's certificate that has expired} */
    public TestIdentity expiredClient() {
        return signed("expired-client", "eku=clientAuth", "-startdate", "-9d", "-validity", "2");
    }

    private synchronized TestIdentity signed(String alias, String extension, String... more) {
        TestIdentity identity = new TestIdentity(folder.resolve(alias + ".pem"), folder.resolve(alias + ".key"));
        if (!Files.exists(identity.key())) {
            List<String> arguments = new ArrayList<>(List.of("-alias", alias, "-ext", extension));
            arguments.addAll(List.of(more));
            if (!arguments.contains("-dname")) {
                arguments.addAll(List.of("-dname", "CN=" + alias));
            }
            if (!arguments.contains("-signer")) {
                arguments.addAll(List.of("-signer", "ca"));
            }
            keytool(arguments.toArray(String[]::new));
            export(alias);
        }
        return identity;
    }

    private void keytool(String... arguments) {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = new ArrayList<>(
                List.of(tool.toString(), "-J-XX:TieredStopAtLevel=1", "-genkeypair", "-keyalg", "EC", "-groupname"));
        command.addAll(List.of("secp256r1", "-storetype", "PKCS12", "-storepass", STORE_PASSWORD, "-keystore"));
        command.add(store.toString());
        command.addAll(List.of(arguments));
        Path said = folder.resolve("keytool.txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("keytool failed: " + Files.readString(said));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while keytool ran", e);
        }
    }

    private void export(String alias) {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, STORE_PASSWORD.toCharArray());
            write(alias + ".pem", "CERTIFICATE", keys.getCertificate(alias).getEncoded());
            write(
                    alias + ".key",
                    "PRIVATE KEY",
                    keys.getKey(alias, STORE_PASSWORD.toCharArray()).getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(String file, String kind, byte[] der) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(
                folder.resolve(file), "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    }
}
