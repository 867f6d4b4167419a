package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.Stage;
import io.grpc.ConnectivityState;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds on every real server, beside PyMilvus' examples. */
abstract class RealServerPart extends PyMilvusExamples {
    private int port;

    RealServerPart(String transport) {
        super(transport);
    }

    /** Starts the server, or aborts the test saying why it cannot be had. */
    abstract int start();

    abstract String version();

    abstract String deployMode();

    @BeforeEach
    final void startServer() {
        port = start();
    }

    @Override
    final int port() {
        return port;
    }

    final Connection connect(ConnectionRegistry registry, String alias) {
        return registry.connect(
                alias, p -> p.address(localhost()).token("root:Milvus").transport(transport));
    }

    @Test
    void connect_realServer_tellsVersionModeIdentifierAndStages() {
        try (ConnectionRegistry registry = registry(Map.of())) {
            Connection connection = connect(registry, "books");
            assertEquals(version(), connection.serverVersion());
            assertEquals(deployMode(), connection.serverInfo().deployMode());
            assertTrue(connection.identifier().isPresent());
            assertEquals(ConnectivityState.READY, connection.state());
            assertTrue(connection.timings().of(Stage.CONNECT).isPresent());
            assertAnswers(connection);
        }
    }

    @Test
    void queuePool_realServer_servesEachCall() {
        try (ConnectionRegistry registry = registry(Map.of())) {
            Connection connection = registry.connect(
                    "books",
                    p -> p.address(localhost())
                            .token("root:Milvus")
                            .transport(transport)
                            .pool("QueuePool")
                            .poolSize(3));
            for (int i = 0; i < 6; i++) {
                assertAnswers(connection);
            }
        }
    }

    @Test
    void connectAsync_manyAliases_allConnect() throws Exception {
        try (ConnectionRegistry registry = registry(Map.of())) {
            List<CompletableFuture<Connection>> attempts = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                String alias = "alias-" + i;
                registry.addConnection(
                        alias, p -> p.address(localhost()).token("root:Milvus").transport(transport));
                attempts.add(registry.connectAsync(alias));
            }
            for (CompletableFuture<Connection> attempt : attempts) {
                assertAnswers(ContractPart.outcome(attempt));
            }
        }
    }

    @Test
    void tokenSupplier_realServer_isReadForEachCall() {
        int[] reads = {0};
        Supplier<String> token = () -> {
            reads[0]++;
            return "root:Milvus";
        };
        try (ConnectionRegistry registry = registry(Map.of())) {
            Connection connection = registry.connect(
                    "books", p -> p.address(localhost()).token(token).transport(transport));
            int atConnect = reads[0];
            assertAnswers(connection);
            assertAnswers(connection);
            assertEquals(atConnect + 2, reads[0]);
        }
    }

    @Test
    void disconnect_realServer_refusesCallsAndConnectsAgain() {
        try (ConnectionRegistry registry = registry(Map.of())) {
            Connection connection = connect(registry, "books");
            registry.disconnect("books");
            assertFalse(registry.hasConnection("books"));
            StatusRuntimeException refused =
                    Assertions.assertThrows(StatusRuntimeException.class, () -> assertAnswers(connection));
            assertEquals(Status.Code.UNAVAILABLE, refused.getStatus().getCode());
            assertAnswers(registry.connect("books"));
        }
    }

    @Test
    void replace_realServer_keepsTheHandle() {
        try (ConnectionRegistry registry = registry(Map.of())) {
            Connection connection = connect(registry, "books");
            registry.replace("books", p -> p.dbName("default"));
            assertAnswers(connection);
            assertEquals("default", registry.getConnectionAddr("books").get("db_name"));
        }
    }
}
