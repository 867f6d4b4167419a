package dev.connections4j.standin.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

final class AvailabilityTest {
    @TempDir
    Path temporary;

    @Test
    void required_unavailable_abortsTheTestSayingWhy() {
        TestAbortedException aborted = assertThrows(
                TestAbortedException.class, () -> RealServers.required(AvailabilityTest::unavailable, Map.of()));
        assertEquals("no real server: no wheel", aborted.getMessage());
    }

    @Test
    void required_unavailableUnderCi_fails() {
        IllegalStateException failure = assertThrows(
                IllegalStateException.class,
                () -> RealServers.required(AvailabilityTest::unavailable, Map.of("CI", "true")));
        assertEquals("with CI=true every real server is needed: no wheel", failure.getMessage());
    }

    private static Object unavailable() throws ServerUnavailableException {
        throw new ServerUnavailableException("no wheel");
    }

    @Test
    void python_noneOnThePath_saysWhatIsNeeded() {
        ServerUnavailableException failure =
                assertThrows(ServerUnavailableException.class, () -> PythonCommand.find(temporary.toString()));
        assertEquals(
                "python3 (3.10 or later, with venv, ensurepip and lzma) is needed on PATH; there is none",
                failure.getMessage());
    }

    @Test
    void python_firstOneUnfit_theNextIsTakenElseBothAreNamed() throws Exception {
        Path old = script("old", "echo 'it is Python 3.8' >&2; exit 1");
        Path good = script("good", "exit 0");
        assertEquals(good + "/python3", PythonCommand.find(old + ":" + good));
        ServerUnavailableException failure =
                assertThrows(ServerUnavailableException.class, () -> PythonCommand.find(old.toString()));
        assertTrue(
                failure.getMessage().endsWith("found: " + old + "/python3 failed with exit code 1: it is Python 3.8"));
    }

    private Path script(String folder, String line) throws Exception {
        Path made = Files.createDirectories(temporary.resolve(folder));
        Path python = Files.writeString(made.resolve("python3"), "#!/bin/sh\n" + line + "\n");
        assertTrue(python.toFile().setExecutable(true));
        return made;
    }

    @Test
    void cache_propertyThenVariableThenCheckoutThenHome() throws Exception {
        Path module = Files.createDirectories(temporary.resolve("checkout/module/target"));
        Properties properties = new Properties();
        properties.setProperty("user.dir", module.toString());
        properties.setProperty("user.home", "/home/someone");
        assertEquals(Path.of("/home/someone/.cache/connections4j"), CacheFolder.locate(properties, Map.of()));
        Files.createFile(temporary.resolve("checkout/module/pom.xml"));
        Files.createFile(temporary.resolve("checkout/pom.xml"));
        assertEquals(temporary.resolve("checkout/.cache"), CacheFolder.locate(properties, Map.of()));
        Files.createDirectory(temporary.resolve("checkout/module/.git"));
        assertEquals(temporary.resolve("checkout/module/.cache"), CacheFolder.locate(properties, Map.of()));
        Map<String, String> environment = Map.of(CacheFolder.VARIABLE, "/variable");
        assertEquals(Path.of("/variable"), CacheFolder.locate(properties, environment));
        properties.setProperty(CacheFolder.PROPERTY, "/property");
        assertEquals(Path.of("/property"), CacheFolder.locate(properties, environment));
    }

    @Test
    void ports_claimedTwice_areDifferentAndFree() throws Exception {
        try (PortBlock one = PortBlock.claim();
                PortBlock other = PortBlock.claim()) {
            assertNotEquals(one.port(1), other.port(1));
            assertThrows(
                    BindException.class,
                    () -> new ServerSocket(one.port(1) - 1, 1, InetAddress.getLoopbackAddress()).close());
            try (ServerSocket free = new ServerSocket(one.port(15))) {
                assertEquals(one.port(15), free.getLocalPort());
            }
        }
    }

    @Test
    void variant_tlsWithoutItsFiles_fails() {
        ServerCertificates files = new ServerCertificates(Path.of("server.pem"), Path.of("server.key"), null);
        assertNull(MilvusVariant.plain().certificates());
        IllegalArgumentException failure = assertThrows(
                IllegalArgumentException.class, () -> MilvusVariant.plain().withMutualTls(files));
        assertEquals("mutual TLS needs the CA of the clients' certificates", failure.getMessage());
    }
}
