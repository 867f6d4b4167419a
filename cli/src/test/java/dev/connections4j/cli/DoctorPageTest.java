package dev.connections4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.standin.certificates.TestIdentity;
import dev.connections4j.standin.certificates.TestStores;
import dev.connections4j.standin.servers.Gateways;
import dev.connections4j.standin.servers.MilvusServer;
import dev.connections4j.standin.servers.MilvusVariant;
import dev.connections4j.standin.servers.PeerServer;
import dev.connections4j.standin.servers.RealServers;
import dev.connections4j.standin.servers.ServerCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The transcripts in docs/doctor.md are what the command prints of real servers; with {@code -Dfaults.refresh=true} they are written anew, as
 * they came. The comparison leaves out what differs between runs and between machines' TLS.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DoctorPageTest {
    private static final Path PAGE = Path.of("..", "docs", "doctor.md");
    private static final String TINYPROXY = """
            Port PORT
            Listen 127.0.0.1
            Timeout 600
            Allow 127.0.0.1
            LogLevel Warning
            PidFile "FOLDER/pid"
            BasicAuth someone secret
            """;

    @TempDir
    static Path folder;

    private TestCertificates ours;
    private TestCertificates others;
    private String page;

    @BeforeAll
    void read() throws IOException {
        ours = new TestCertificates(folder);
        others = new TestCertificates(Files.createDirectory(folder.resolve("other")));
        page = Files.readString(PAGE);
    }

    private static MilvusServer milvus() {
        return RealServers.authorization();
    }

    private MilvusServer tls() {
        return RealServers.milvus(MilvusVariant.plain().withAuthorization().withTls(files(ours.server())));
    }

    private static ServerCertificates files(TestIdentity identity) {
        return new ServerCertificates(identity.certificate(), identity.key(), null);
    }

    @Test
    void missingDatabase() throws IOException {
        check(
                "A database that does not exist",
                "--uri http://127.0.0.1:" + milvus().port() + " --token root:Milvus --db-name nope");
    }

    @Test
    void wrongPasswordOverTls() throws IOException {
        check(
                "A wrong password, over TLS",
                "--uri https://localhost:" + tls().port() + " --ca-pem-path ca.pem --token root:wrong");
    }

    @Test
    void plaintextToTls() throws IOException {
        check("Plaintext to a TLS port", "--uri http://localhost:" + tls().port() + " --token root:Milvus");
    }

    @Test
    void tlsToPlaintext() throws IOException {
        check("TLS to a plaintext port, and no credentials", "--uri https://localhost:" + milvus().port());
    }

    @Test
    void otherServerName() throws IOException {
        check(
                "A certificate for another name",
                "--uri https://localhost:" + tls().port()
                        + " --ca-pem-path ca.pem --server-name milvus.example --token root:Milvus");
    }

    @Test
    void metricsPort() throws IOException {
        check("The metrics port", "--uri http://127.0.0.1:" + milvus().metricsPort());
    }

    @Test
    void internalPort() throws IOException {
        check("An internal port", "--uri http://127.0.0.1:" + milvus().internalProxyPort());
    }

    @Test
    void expiredCertificate() throws IOException {
        try (PeerServer nginx = Gateways.nginx(files(ours.expiredServer()), "", milvus().port())) {
            check(
                    "An expired certificate",
                    "--uri https://localhost:" + nginx.port() + " --ca-pem-path ca.pem --token root:Milvus");
        }
    }

    @Test
    void foreignClientCertificate() throws IOException {
        String verify = " verify required ca-file " + ours.authority();
        others.client();
        try (PeerServer haproxy = Gateways.haproxy(files(ours.server()), verify, milvus().port())) {
            check(
                    "A client certificate of another authority",
                    "--uri https://localhost:" + haproxy.port()
                            + " --ca-pem-path ca.pem --client-pem-path other/client.pem --client-key-path other/client.key",
                    DoctorPageTest::whetherInTheHandshakeOrAfterIt);
        }
    }

    @Test
    void expiredClientCertificateInAKeystore() throws IOException {
        String verify = " verify required ca-file " + ours.authority();
        TestStores stores = new TestStores("PKCS12", "changeit");
        stores.trusting(folder.resolve("trust.p12"), ours.authority());
        stores.of(folder.resolve("client.p12"), ours.expiredClient());
        Files.writeString(folder.resolve("password.txt"), "changeit\n");
        try (PeerServer haproxy = Gateways.haproxy(files(ours.server()), verify, milvus().port())) {
            check(
                    "Keystores, and a client certificate that has expired",
                    "--uri https://localhost:" + haproxy.port() + " --trust-store-path trust.p12"
                            + " --trust-store-password-file password.txt --key-store-path client.p12"
                            + " --key-store-password-file password.txt",
                    DoctorPageTest::whetherInTheHandshakeOrAfterIt);
        }
    }

    @Test
    void proxyWithoutCredentials() throws IOException {
        try (PeerServer proxy = RealServers.peer(PeerServer.Program.TINYPROXY, TINYPROXY)) {
            check(
                    "A proxy that requires credentials",
                    "--uri http://127.0.0.1:" + milvus().port() + " --proxy-address 127.0.0.1:" + proxy.port());
        }
    }

    /** The alert may come while the client still shakes hands, or after it: then the line of the handshake stands too, before the others. */
    private static String whetherInTheHandshakeOrAfterIt(String transcript) {
        return transcript
                .lines()
                .filter(line -> !line.matches("✓ TLS {2}.*"))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private void check(String heading, String options) throws IOException {
        check(heading, options, UnaryOperator.identity());
    }

    /** Runs the command, whose relative files are in {@link #folder}, and compares it with the transcript under the heading. */
    private void check(String heading, String options, UnaryOperator<String> view) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("doctor"));
        for (String option : options.split(" ", -1)) {
            arguments.add(
                    option.matches(".*\\.(pem|key|p12|txt)")
                            ? folder.resolve(option).toString()
                            : option);
        }
        Command.Ran ran = new Command(folder).run(arguments.toArray(String[]::new));
        assertEquals("", ran.err());
        String transcript = "$ ./connections doctor " + options + "\n"
                + ran.out().replace(folder + "/", "") + "(exit code " + ran.exit() + ")\n";
        Pattern block = Pattern.compile("(?s)(## " + Pattern.quote(heading) + "\n.*?```text\n)(.*?)(```)");
        Matcher kept = block.matcher(page);
        assertEquals(true, kept.find(), () -> "docs/doctor.md has no transcript under " + heading);
        if (Boolean.getBoolean("faults.refresh")) {
            page = kept.replaceFirst(Matcher.quoteReplacement(kept.group(1) + transcript + kept.group(3)));
            Files.writeString(PAGE, page);
            return;
        }
        assertEquals(
                view.apply(normal(kept.group(2))),
                view.apply(normal(transcript)),
                "refresh docs/doctor.md by -Dfaults.refresh=true");
    }

    private static String normal(String transcript) {
        String text = transcript;
        for (Map.Entry<String, String> otherwise : Map.of(
                        "(127\\.0\\.0\\.1|localhost):\\d+", "$1:PORT",
                        "TLSv1\\.[23], TLS_\\w+", "VERSION, CIPHER",
                        "SETTINGS seen( \\(.*\\))?", "SETTINGS seen",
                        "NotAfter: .*", "NotAfter: DATE",
                        "which expired on \\d{4}-\\d\\d-\\d\\d", "which expired on DATE",
                        "\\d+ days (left|ago), (until|on) \\d{4}-\\d\\d-\\d\\d", "DAYS",
                        "localhost is .*", "localhost is ADDRESSES")
                .entrySet()) {
            text = text.replaceAll(otherwise.getKey(), otherwise.getValue());
        }
        return text;
    }
}
