package dev.connections4j.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.certificates.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runtime images, made by the script that {@code docs/modules.md} shows, connect with mutual TLS. */
class JlinkTest {
    private static final Path SCRIPT = Path.of(System.getProperty("consumers.root"), "docs", "jlink-image.sh");
    private static final Jdk JDK = Jdk.all().get(0);

    @TempDir
    private Path folder;

    @Test
    void imageWithOkHttp_connects() throws IOException {
        assertConnects("okhttp");
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(strings = {"netty", "armeria"})
    void imageWithAnother_connects(String transport) throws IOException {
        assertConnects(transport);
    }

    @Tag("long")
    @Test
    void imageWithoutEc_saysWhatItsKeyNeeds() throws IOException {
        Assumptions.assumeTrue(JDK.feature() < 22, "EC is a part of java.base here, and cannot be left out");
        Finished run = connect("okhttp", Map.of("LEFT_OUT", "jdk.crypto.ec"));
        assertNotEquals(0, run.exitCode(), run.output());
        assertTrue(run.output().contains("client_key_path"), run.output());
        assertTrue(run.output().contains("need the module jdk.crypto.ec"), run.output());
    }

    private void assertConnects(String transport) throws IOException {
        Finished run = connect(transport, Map.of());
        assertEquals(0, run.exitCode(), run.output());
        assertTrue(run.output().contains("mutual: connected over " + transport), run.output());
        assertTrue(run.output().contains("modules, BoringSSL: false"), run.output());
    }

    private Finished connect(String transport, Map<String, String> environment) throws IOException {
        TestCertificates certificates = new TestCertificates(Files.createDirectory(folder.resolve("certificates")));
        Path image = image(transport, environment);
        try (MilvusStandIn server = MilvusStandIn.builder()
                .tls(certificates.server())
                .clientCertificatesOf(certificates.authority())
                .start()) {
            String target = "mutual?address=127.0.0.1:" + server.port() + "&ca_pem_path=" + certificates.authority()
                    + "&client_pem_path=" + certificates.client().certificate() + "&client_key_path="
                    + certificates.client().key();
            return Finished.run(new ProcessBuilder(image.resolve("bin/start").toString(), target), Map.of());
        }
    }

    private Path image(String transport, Map<String, String> environment) throws IOException {
        Built application = Built.of(new Consumer(
                "image-" + transport, "tls", "", List.of(), List.of(Consumer.ours("transport-" + transport)), ""));
        Path jars = Files.createDirectory(folder.resolve("jars"));
        for (Path jar : application.jars()) {
            Files.copy(jar, jars.resolve(jar.getFileName()));
        }
        Path image = folder.resolve("image");
        ProcessBuilder script =
                new ProcessBuilder(SCRIPT.toString(), jars.toString(), "consumer/consumer.Main", image.toString());
        script.environment().put("JAVA_HOME", JDK.home().toString());
        Finished made = Finished.run(script, environment);
        assertEquals(0, made.exitCode(), made.output());
        return image;
    }
}
