package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.ConnectionRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trust store of the JVM's own that is of no use. In a process of its own, for a stack reads it once and for all. */
abstract class JvmTrustContract extends ContractPart {
    private static final String STORE = "javax.net.ssl.trustStore";
    private static final String PASSWORD = "c4nary-of-a-store";
    private static final String REMEDY =
            "start this process with javax.net.ssl.trustStore, trustStorePassword and trustStoreType that fit, or without them";

    /** The transports whose stacks read the store for plaintext too. */
    private static final Set<String> READ_IT_ALWAYS = Set.of("okhttp", "armeria");

    @TempDir
    Path folder;

    JvmTrustContract(String transport) {
        super(transport);
    }

    @Test
    final void store_thatCannotBeRead_isNamed() throws Exception {
        Path store = Files.writeString(folder.resolve("trust.jks"), "no keystore at all\n");

        List<String> said = connects("-D" + STORE + "=" + store, "-D" + STORE + "Password=" + PASSWORD);

        String named =
                "TRANSPORT_FAILED|the trust store of this process (" + STORE + "=" + store + ") cannot be read: ";
        for (int i = 0; i < said.size(); i++) {
            String line = said.get(i);
            boolean isPlaintext = i % 2 == 0;
            boolean needsNone = isPlaintext && !READ_IT_ALWAYS.contains(transport);
            assertTrue(needsNone ? line.equals("connected") : line.startsWith(named), line);
            assertTrue(needsNone || line.endsWith("|" + REMEDY), line);
            assertFalse(line.contains(PASSWORD), line);
        }
    }

    @Test
    final void store_thatIsEmpty_isNamedWhereItIsNeeded() throws Exception {
        Path store = folder.resolve("empty.p12");
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        try (OutputStream out = Files.newOutputStream(store)) {
            empty.store(out, PASSWORD.toCharArray());
        }

        List<String> said = connects("-D" + STORE + "=" + store, "-D" + STORE + "Password=" + PASSWORD);

        String named = "TRANSPORT_FAILED|the trust store of this process (" + STORE + "=" + store
                + ") holds no certificate|" + REMEDY;
        assertEquals(List.of("connected", named, "connected", named), said);
    }

    /** What comes of plaintext, of TLS, and of both again. */
    private List<String> connects(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Client.class.getName(),
                server.address(),
                transport));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(100, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertTrue(ended, "the client ended");
        List<String> said = Files.readAllLines(output, StandardCharsets.UTF_8);
        assertEquals(4, said.size(), said::toString);
        return said;
    }

    /** Connects, and prints what came of it. */
    static final class Client {
        private Client() {}

        public static void main(String[] arguments) {
            for (String scheme : List.of("http", "https", "http", "https")) {
                System.out.println(connect(scheme + "://" + arguments[0], arguments[1]));
            }
            System.exit(0);
        }

        private static String connect(String uri, String transport) {
            try (ConnectionRegistry registry = ConnectionRegistry.create()) {
                registry.connect("books", p -> p.uri(uri).transport(transport).timeout(PATIENT));
                return "connected";
            } catch (ConnectFailedException e) {
                return e.reason() + "|" + e.failure().problem() + "|"
                        + e.failure().remedy();
            }
        }
    }
}
