package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.ConnectionsException;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.testkit.FaultyPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No secret is told: in no log line at the finest level, message, cause, {@code toString}, listing, event or thread name. */
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
