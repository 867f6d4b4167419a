package dev.connections4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.standin.certificates.TestIdentity;
import dev.connections4j.standin.certificates.TestStores;
import dev.connections4j.testkit.ConnectProxy;
import dev.connections4j.testkit.FaultyPort;
import dev.connections4j.testkit.contract.Canary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ping, doctor and explain print, and what is logged meanwhile, holds no secret. */
final class CommandSecretsTest {
    private static final List<String> COMMANDS = List.of("ping", "doctor", "explain");

    @TempDir
    Path folder;

    private final Canary canary = new Canary();

    @AfterEach
    void nothingWasTold() {
        try (canary) {
            canary.hearThreads();
            canary.assertUnheard();
        }
    }

    @Test
    void token_isNotPrinted() {
        try (MilvusStandIn server =
                MilvusStandIn.builder().user("root", Canary.SECRET).start()) {
            assertEquals(List.of(0, 0, 0), run("--address", server.address(), "--token", "root:" + Canary.SECRET));
            assertEquals(List.of(1, 1, 0), run("--address", server.address(), "--token", Canary.SECRET));
        }
    }

    @Test
    void password_isNotPrinted() {
        try (MilvusStandIn server =
                MilvusStandIn.builder().user("root", Canary.SECRET).start()) {
            String[] right = {"--address", server.address(), "--user", "root", "--password", Canary.SECRET};
            assertEquals(List.of(0, 0, 0), run(right));
            assertEquals(
                    List.of(1, 1, 0),
                    run("--address", server.address(), "--user", "nobody", "--password", Canary.SECRET));
            assertEquals(List.of(2, 2, 2), run("--address", server.address(), "--password", Canary.SECRET));
        }
    }

    @Test
    void userInfo_isNotPrinted() {
        String userInfo = "root:" + Canary.percentEncoded() + "@";
        try (MilvusStandIn server =
                        MilvusStandIn.builder().user("root", Canary.SECRET).start();
                ConnectProxy proxy = ConnectProxy.to(server.port());
                ConnectProxy refusing = ConnectProxy.refusing("407 Proxy Authentication Required")) {
            String uri = "http://" + userInfo + server.address();
            assertEquals(List.of(0, 0, 0), run("--uri", uri));
            assertEquals(
                    List.of(0, 0, 0),
                    run("--uri", uri, "--proxy-address", "http://" + userInfo + "127.0.0.1:" + proxy.port()));
            assertEquals(
                    List.of(1, 1, 0),
                    run("--uri", uri, "--proxy-address", "http://" + userInfo + "127.0.0.1:" + refusing.port()));
        }
        assertEquals(List.of(1, 1, 0), run("--uri", "http://" + userInfo + "127.0.0.1:" + FaultyPort.refusing()));
        assertEquals(List.of(2, 2, 2), run("--uri", "ftp://" + userInfo + "localhost"));
    }

    @Test
    void clientKey_isNotPrinted() throws IOException {
        TestCertificates certificates = new TestCertificates(folder);
        TestIdentity client = certificates.client();
        canary.guard(client.key());
        try (MilvusStandIn server = MilvusStandIn.builder()
                .tls(certificates.server())
                .clientCertificatesOf(certificates.authority())
                .start()) {
            List<String> options = new ArrayList<>(List.of("--address", server.address()));
            options.addAll(List.of("--ca-pem-path", certificates.authority().toString()));
            options.addAll(List.of("--client-key-path", client.key().toString(), "--client-pem-path"));
            assertEquals(List.of(0, 0, 0), run(options, client.certificate()));
            assertEquals(List.of(2, 2, 0), run(options, client.key()));
        }
    }

    @Test
    void passwordsOfFiles_areNotPrinted() {
        String password = "c4nary-of-a-store"; // in ASCII, as old JDKs want it
        TestCertificates certificates = new TestCertificates(folder);
        TestStores stores = new TestStores("PKCS12", password);
        String trust = stores.trusting(folder.resolve("trust.p12"), certificates.authority())
                .toString();
        String keys =
                stores.of(folder.resolve("keys.p12"), certificates.client()).toString();
        String key = stores.encryptedKey(folder.resolve("encrypted.key"), certificates.client())
                .toString();
        String pem = certificates.client().certificate().toString();
        try (MilvusStandIn server = MilvusStandIn.builder()
                .tls(certificates.server())
                .clientCertificatesOf(certificates.authority())
                .start()) {
            List<String> trusting = new ArrayList<>(List.of("--address", server.address()));
            trusting.addAll(List.of("--trust-store-path", trust, "--trust-store-password", password));
            List<String> mutual = List.of("--key-store-path", keys, "--key-store-password");
            List<String> ofPem = List.of("--client-pem-path", pem, "--client-key-path", key, "--client-key-password");
            for (List<String> client : List.of(mutual, ofPem)) {
                List<String> options = new ArrayList<>(trusting);
                options.addAll(client);
                assertEquals(List.of(0, 0, 0), run(options, Path.of(password)));
                assertEquals(List.of(2, 2, 0), run(options, Path.of(password + "-not")));
            }
            assertEquals(List.of(2, 2, 2), run("--trust-store-password", password));
            assertEquals(List.of(2, 2, 2), run("--key-store-password" + password));
        }
    }

    private List<Integer> run(List<String> options, Path last) {
        List<String> all = new ArrayList<>(options);
        all.add(last.toString());
        return run(all.toArray(String[]::new));
    }

    /** Each command for people and as JSON, and the exit codes. */
    private List<Integer> run(String... options) {
        return COMMANDS.stream()
                .map(command -> {
                    int exit = run(command, List.of(), options);
                    assertEquals(exit, run(command, List.of("--json"), options));
                    return exit;
                })
                .toList();
    }

    private int run(String command, List<String> format, String... options) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(format);
        all.addAll(List.of(options));
        if (command.equals("ping")) {
            all.addAll(List.of("--transport", "netty"));
        }
        Command.Ran ran = new Command(folder).run(all.toArray(String[]::new));
        canary.hear(ran.all());
        return ran.exit();
    }
}
