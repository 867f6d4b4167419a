package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.Reason;
import dev.connections4j.grpc.wire.CreateDatabaseRequest;
import dev.connections4j.grpc.wire.GetVersionRequest;
import dev.connections4j.grpc.wire.ListDatabasesRequest;
import dev.connections4j.grpc.wire.MilvusServiceGrpc;
import dev.connections4j.parameters.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every example of PyMilvus' connect() page, against whichever server a subclass has. User root, password Milvus. */
@Timeout(180)
abstract class PyMilvusExamples {
    final String transport;

    PyMilvusExamples(String transport) {
        this.transport = transport;
    }

    /** Where the server listens on this machine. */
    abstract int port();

    final String localhost() {
        return "localhost:" + port();
    }

    /** A registry that sees this environment, and no {@code .env}; a cold start on a busy machine may take its time. */
    static ConnectionRegistry registry(Map<String, String> environment) {
        Map<String, String> patient = new HashMap<>(environment);
        patient.put("MILVUS_CONN_TIMEOUT", "120");
        return ContractPart.registry(patient);
    }

    static void assertAnswers(Connection connection) {
        GetVersionRequest request = GetVersionRequest.getDefaultInstance();
        String version = MilvusServiceGrpc.newBlockingStub(connection.channel())
                .getVersion(request)
                .getVersion();
        assertNotEquals("", version);
        assertNotEquals("", connection.serverVersion());
    }

    @Test
    @DisplayName("host and port")
    void hostAndPort() {
        try (ConnectionRegistry registry = registry(Map.of())) {
            Connection connection = registry.connect(
                    "default",
                    p -> p.user("root")
                            .password("Milvus")
                            .host("localhost")
                            .port(Integer.toString(port()))
                            .transport(transport));
            assertAnswers(connection);
            assertEquals("default", registry.getConnectionAddr("default").get("db_name"));
        }
    }

    @Test
    @DisplayName("uri")
    void uri() {
        try (ConnectionRegistry registry = registry(Map.of())) {
            assertAnswers(registry.connect(
                    "default",
                    p -> p.uri("http://" + localhost()).token("root:Milvus").transport(transport)));
        }
    }

    @Test
    @DisplayName("MILVUS_URI with user and password")
    void milvusUriWithUserAndPassword() {
        Map<String, String> environment =
                Map.of("MILVUS_URI", "http://root:Milvus@" + localhost(), "MILVUS_TRANSPORT", transport);
        try (ConnectionRegistry registry = registry(environment)) {
            Connection connection = registry.connect();
            assertAnswers(connection);
            assertEquals("root", registry.getConnectionAddr("default").get("user"));
            assertEquals(
                    "environment MILVUS_URI",
                    connection.parameters().source(Parameters.PASSWORD).toString());
        }
    }

    @Test
    @DisplayName(".env")
    void dotEnv(@TempDir Path folder) throws IOException {
        Path file = folder.resolve(".env");
        String content = "# the server\nexport MILVUS_URI=\"http://root:Milvus@" + localhost() + "\"\n"
                + "MILVUS_TRANSPORT=" + transport + "\nMILVUS_CONN_TIMEOUT=120\n";
        Files.writeString(file, content);
        Path below = Files.createDirectory(folder.resolve("below"));
        try (ConnectionRegistry registry = ConnectionRegistry.builder()
                .environment(Map.of())
                .workingDirectory(below)
                .build()) {
            Connection connection = registry.connect();
            assertAnswers(connection);
            assertEquals(
                    ".env " + file.toAbsolutePath() + ":2",
                    connection.parameters().source(Parameters.PASSWORD).toString());
        }
    }

    @Test
    @DisplayName("a database that exists")
    void databaseThatExists() {
        try (ConnectionRegistry registry = registry(Map.of())) {
            createBooks(registry);
            Connection connection = registry.connect(
                    "default",
                    p -> p.address(localhost())
                            .token("root:Milvus")
                            .dbName("books")
                            .transport(transport));
            assertAnswers(connection);
            assertEquals("books", registry.getConnectionAddr("default").get("db_name"));
        }
    }

    void createBooks(ConnectionRegistry registry) {
        Connection connection = registry.connect(
                "creating", p -> p.address(localhost()).token("root:Milvus").transport(transport));
        var stub = MilvusServiceGrpc.newBlockingStub(connection.channel());
        ListDatabasesRequest list = ListDatabasesRequest.getDefaultInstance();
        if (!stub.listDatabases(list).getDbNamesList().contains("books")) {
            stub.createDatabase(
                    CreateDatabaseRequest.newBuilder().setDbName("books").build());
        }
        assertTrue(stub.listDatabases(list).getDbNamesList().contains("books"));
    }

    @Test
    @DisplayName("a database that does not exist")
    void databaseThatDoesNotExist() {
        try (ConnectionRegistry registry = registry(Map.of())) {
            ConnectFailedException failure = assertThrows(
                    ConnectFailedException.class,
                    () -> registry.connect(
                            "default",
                            p -> p.address(localhost())
                                    .token("root:Milvus")
                                    .dbName("nope")
                                    .transport(transport)));
            assertEquals(Reason.DATABASE_NOT_FOUND, failure.reason());
            assertEquals("database not found[database=nope]", failure.failure().serverSaid());
        }
    }
}
