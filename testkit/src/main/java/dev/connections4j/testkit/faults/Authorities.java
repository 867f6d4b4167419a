package dev.connections4j.testkit.faults;

import dev.connections4j.standin.certificates.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Two authorities: the one that is trusted, and one that is not. */
final class Authorities {
    private final TestCertificates own;
    private final TestCertificates other;

    Authorities(Path folder) throws IOException {
        own = new TestCertificates(Files.createDirectory(folder.resolve("own")));
        other = new TestCertificates(Files.createDirectory(folder.resolve("other")));
    }

    TestCertificates own() {
        return own;
    }

    TestCertificates other() {
        return other;
    }
}
