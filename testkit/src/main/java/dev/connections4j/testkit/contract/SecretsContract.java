package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.ConnectionsException;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.standin.certificates.TestIdentity;
import dev.connections4j.testkit.ConnectProxy;
import dev.connections4j.testkit.FaultyPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No secret is printed: in no log line at the finest level, message, cause, {@code toString}, listing, event or thread name. */
abstract class SecretsContract extends ContractPart {
    @TempDir
    private Path folder;

    private final Canary canary = new Canary();

    SecretsContract(String transport) {
        super(transport);
    }

    @BeforeEach
    final void requirePassword() {
        server.behaviour().setPassword("root", Canary.SECRET);
        AutoCloseable unused = registry.addListener(event -> canary.hear(event));
    }

    @AfterEach
    final void nothingWasTold() {
        try (canary) {
            canary.hear(registry.listConnections());
            canary.hear(registry.transports());
            canary.hear(registry);
            canary.hearThreads();
            canary.assertUnheard();
        }
    }

    private void hear(Connection connection) {
        AutoCloseable unused = connection.onStateChange(canary::hear);
        canary.hear(connection);
        canary.hear(connection.describe());
        canary.hear(connection.parameters());
        canary.hear(connection.channel());
        canary.hear(connection.serverInfo());
        canary.hear(registry.getConnectionAddr(ALIAS));
        canary.hearThreads();
        canary.hear(Calls.echo(connection.channel()));
        connection.close();
    }

    private void fails(Consumer<ConnectionParameters.Builder> parameters) {
        canary.hear(assertThrows(
                ConnectionsException.class,
                () -> registry.connect(ALIAS, p -> {
                    p.transport(transport);
                    parameters.accept(p);
                })));
    }

    @Test
    void password_connects() {
        ConnectionParameters given = to(server, p -> p.user("root").password(Canary.SECRET));
        canary.hear(given);
        hear(registry.connect(ALIAS, given));
    }

    @Test
    void token_connects() {
        hear(connect(ALIAS, p -> p.token("root:" + Canary.SECRET)));
    }

    @Test
    void tokenFromASupplier_connects() {
        hear(connect(ALIAS, p -> p.token(() -> "root:" + Canary.SECRET)));
    }

    @Test
    void uriUserInfo_connects() {
        hear(registry.connect(
                ALIAS,
                p -> p.transport(transport)
                        .uri("http://root:" + Canary.percentEncoded() + "@" + server.address() + "/default")));
    }

    @Test
    void wrongCredentials_fail() {
        fails(p -> p.address(server.address()).user("admin").password(Canary.SECRET));
        fails(p -> p.address(server.address()).token(Canary.SECRET));
        fails(p -> p.address(server.address()).token("nobody:" + Canary.SECRET));
    }

    @Test
    void unreachableServer_fails() {
        String nobody = "127.0.0.1:" + FaultyPort.refusing();
        fails(p -> p.uri("http://root:" + Canary.percentEncoded() + "@" + nobody));
        fails(p -> p.address(nobody).token(Canary.SECRET).option(Map.of("key", Canary.SECRET)));
    }

    @Test
    void wrongUris_fail() {
        String userInfo = "root:" + Canary.percentEncoded() + "@";
        fails(p -> p.uri("ftp://" + userInfo + "localhost"));
        fails(p -> p.uri("http://" + userInfo + "localhost:99999"));
        fails(p -> p.uri("http://" + userInfo + "local host"));
        fails(p -> p.uri("http://" + userInfo + "localhost?token=" + Canary.SECRET));
        fails(p -> p.uri("http://root:%zz" + Canary.percentEncoded() + "@localhost"));
        fails(p -> p.uri(userInfo + "localhost:19530"));
    }

    @Test
    void proxyUserInfo_fails() {
        fails(p -> p.address(server.address())
                .user("root")
                .password(Canary.SECRET)
                .proxyAddress("http://proxy:" + Canary.percentEncoded() + "@127.0.0.1:" + FaultyPort.refusing()));
        fails(p -> p.proxyAddress("socks://proxy:" + Canary.percentEncoded() + "@127.0.0.1:1"));
    }

    @Test
    void proxyUserInfo_connects() {
        ConnectProxy proxy = closing(ConnectProxy.to(server.port()));
        Consumer<ConnectionParameters.Builder> behindProxy = p -> p.user("root")
                .password(Canary.SECRET)
                .proxyAddress("http://proxy:" + Canary.percentEncoded() + "@127.0.0.1:" + proxy.port());
        if (!knowsProxies()) {
            fails(p -> behindProxy.accept(p.address(server.address())));
            return;
        }
        hear(connect(ALIAS, behindProxy));
        String asked = proxy.requests().toString().toLowerCase(Locale.ROOT);
        assertTrue(asked.contains("proxy-authorization: basic "), "it was sent to the proxy");
    }

    private boolean knowsProxies() {
        return registry.transports().stream()
                .filter(found -> found.name().equals(transport))
                .noneMatch(found -> found.unsupported().containsKey("proxy_address"));
    }

    @Test
    void proxyUserInfo_refused_fails() {
        ConnectProxy proxy = closing(ConnectProxy.refusing("407 Proxy Authentication Required"));
        fails(p -> p.address(server.address())
                .proxyAddress("http://proxy:" + Canary.percentEncoded() + "@127.0.0.1:" + proxy.port()));
    }

    @Test
    void waiting_tellsItsListenerNoSecret() {
        String nobody = "127.0.0.1:" + FaultyPort.refusing();
        List<Object> waited = new CopyOnWriteArrayList<>();
        try (ConnectionRegistry telling = ConnectionRegistry.builder()
                .environment(Map.of())
                .withoutDotEnv()
                .onWaiting(waited::add)
                .build()) {
            canary.hear(assertThrows(
                    ConnectionsException.class,
                    () -> telling.connect(
                            ALIAS,
                            p -> p.uri("http://root:" + Canary.percentEncoded() + "@" + nobody)
                                    .transport(transport)
                                    .waitForReady(true)
                                    .timeout(Duration.ofSeconds(2)))));
        }
        assertFalse(waited.isEmpty(), "a try was waited out");
        canary.hear(waited);
    }

    @Test
    void clientKey_connects() throws IOException {
        TestCertificates certificates = certificates("own");
        TestIdentity client = certificates.client();
        canary.guard(client.key());
        hear(connect(ALIAS, mutual(certificates), client));
    }

    @Test
    void clientKey_ofAnotherAuthorityOrCertificate_fails() throws IOException {
        TestCertificates certificates = certificates("own");
        TestIdentity stranger = certificates("strangers").client();
        canary.guard(stranger.key());
        MilvusStandIn mutual = mutual(certificates);
        canary.hear(assertThrows(ConnectionsException.class, () -> connect(ALIAS, mutual, stranger)));
        TestIdentity mixed = new TestIdentity(certificates.client().certificate(), stranger.key());
        canary.hear(assertThrows(ConnectionsException.class, () -> connect(ALIAS, mutual, mixed)));
    }

    private TestCertificates certificates(String name) throws IOException {
        return new TestCertificates(Files.createDirectory(folder.resolve(name)));
    }

    private MilvusStandIn mutual(TestCertificates certificates) {
        return closing(MilvusStandIn.builder()
                .user("root", Canary.SECRET)
                .tls(certificates.server())
                .clientCertificatesOf(certificates.authority())
                .start());
    }

    private Connection connect(String alias, MilvusStandIn mutual, TestIdentity client) {
        return registry.connect(
                alias,
                to(
                        mutual,
                        p -> p.caPemPath(folder.resolve("own").resolve("ca.pem"))
                                .token("root:" + Canary.SECRET)
                                .clientPemPath(client.certificate())
                                .clientKeyPath(client.key())));
    }

    @Test
    void wrongParameters_fail() {
        fails(p -> p.password(Canary.SECRET));
        fails(p -> p.user("root").token(Canary.SECRET + "\n"));
        fails(p -> p.user("root").password(Canary.SECRET + "\u0007"));
        fails(p -> p.set("pasword", Canary.SECRET));
    }

    @Test
    void pemFiles_fail() throws IOException {
        Path pem = Files.writeString(
                folder.resolve("client.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + Canary.SECRET + "\n-----END PRIVATE KEY-----\n");
        fails(p -> p.address(server.address()).caPemPath(pem));
        fails(p -> p.address(server.address()).serverPemPath(pem));
        fails(p -> p.address(server.address()).clientPemPath(pem).clientKeyPath(pem));
    }

    @Test
    void otherCredentials_conflict() {
        connect(ALIAS, p -> p.user("root").password(Canary.SECRET));
        canary.hear(assertThrows(ConnectionsException.class, () -> connect(ALIAS, p -> p.token(Canary.SECRET + "2"))));
    }

    @Test
    void environment_fails() throws IOException {
        Files.writeString(folder.resolve(".env"), "MILVUS_TOKEN='" + Canary.SECRET + "\n");
        try (ConnectionRegistry misled = ConnectionRegistry.builder()
                .environment(Map.of("MILVUS_URI", "ftp://root:" + Canary.percentEncoded() + "@localhost"))
                .workingDirectory(folder)
                .build()) {
            canary.hear(assertThrows(ConnectionsException.class, misled::connect));
        }
    }
}
