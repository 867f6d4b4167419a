package dev.connections4j.armeria;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeededNettyTest {
    @Test
    void lacking_netty42_isEmpty() {
        assertEquals(Optional.empty(), new ArmeriaTransport().unavailable());
    }

    @Test
    void lacking_netty41_namesItAndWhatMendsIt(@TempDir Path folder) throws IOException {
        Path versions = Files.createDirectory(folder.resolve("META-INF")).resolve("io.netty.versions.properties");
        Files.writeString(versions, """
                netty-transport.version=4.1.128.Final
                netty-transport.buildDate=2025-10-14 12\\:00\\:00 +0000
                netty-transport.commitDate=2025-10-14 12\\:00\\:00 +0000
                netty-transport.shortCommitHash=0
                netty-transport.longCommitHash=0
                netty-transport.repoStatus=clean
                """);
        try (URLClassLoader old = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            assertEquals(
                    Optional.of("Armeria needs Netty 4.2, and 4.1.128.Final is on the path: set Spring Boot's property"
                            + " netty.version to a version of 4.2, or import io.netty:netty-bom of 4.2 before the BOM that"
                            + " manages Netty; transport-netty runs on 4.1 too"),
                    NeededNetty.lacking(old));
        }
    }

    @Test
    void lacking_nettyOfUnknownVersion_saysSo() {
        String lack = NeededNetty.lacking(ClassLoader.getPlatformClassLoader()).orElseThrow();
        assertTrue(lack.startsWith("Armeria needs Netty 4.2, and another is on the path: "), lack);
    }
}
