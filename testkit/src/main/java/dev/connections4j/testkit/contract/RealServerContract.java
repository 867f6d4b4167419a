package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.Reason;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.standin.servers.RealServers;
import dev.connections4j.testkit.ingress.IngressContract;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The part of the contract that applies to real servers: Milvus, Milvus with authorization, Milvus Lite, nginx and haproxy. Where one cannot be had its tests are
 * aborted and say why; with {@code CI=true} they fail. Subclassed with a transport's name, like {@link TransportContract}.
 */
public abstract class RealServerContract {
    private final String name;

    /**
     * The contract for one transport, found by ServiceLoader.
     *
     * @param transport its name
     */
    protected RealServerContract(String transport) {
        this.name = transport;
    }

    private ConnectFailedException failure(int port, Consumer<ConnectionParameters.Builder> more) {
        try (ConnectionRegistry registry = ContractPart.registry(Map.of())) {
            ConnectFailedException failure = assertThrows(
                    ConnectFailedException.class,
                    () -> registry.connect("books", p -> {
                        p.host("127.0.0.1").port(port).transport(name).timeout(ContractPart.PATIENT);
                        more.accept(p);
                    }));
            assertFalse(registry.hasConnection("books"));
            return failure;
        }
    }

    @Nested
    final class Milvus extends RealServerPart {
        Milvus() {
            super(name);
        }

        @Override
        int start() {
            return RealServers.plain().port();
        }

        @Override
        String version() {
            return "v2.3.5-lite";
        }

        @Override
        String deployMode() {
            return "STANDALONE";
        }

        @Test
        void connect_internalPort_isNotMilvus() {
            ConnectFailedException failure = failure(RealServers.plain().rootCoordPort(), p -> {});
            assertEquals(Reason.NOT_MILVUS, failure.reason());
            assertEquals(
                    "unknown service milvus.proto.milvus.MilvusService",
                    failure.failure().serverSaid());
        }

        @Test
        void connect_metricsPort_isNotGrpc() {
            assertEquals(
                    Reason.NOT_GRPC,
                    failure(RealServers.plain().metricsPort(), p -> {}).reason());
        }
    }

    @Nested
    final class MilvusWithAuthorization extends RealServerPart {
        MilvusWithAuthorization() {
            super(name);
        }

        @Override
        int start() {
            return RealServers.authorization().port();
        }

        @Override
        String version() {
            return "v2.3.5-lite";
        }

        @Override
        String deployMode() {
            return "STANDALONE";
        }

        @Test
        void connect_wrongPassword_isUnauthenticatedWithTheServersWords() {
            ConnectFailedException failure = failure(port(), p -> p.user("root").password("wrong"));
            assertEquals(Reason.UNAUTHENTICATED, failure.reason());
            assertEquals(
                    "auth check failure, please check username and password are correct",
                    failure.failure().serverSaid());
        }

        @Test
        void connect_noCredentials_isUnauthenticatedWithTheServersWords() {
            ConnectFailedException failure = failure(port(), p -> {});
            assertEquals(Reason.UNAUTHENTICATED, failure.reason());
            assertEquals("missing authorization in header", failure.failure().serverSaid());
        }
    }

    @Nested
    final class BehindAGateway extends GatewayEndsContract {
        BehindAGateway() {
            super(name);
        }
    }

    @Nested
    final class BehindAnIngress extends IngressContract {
        BehindAnIngress() {
            super(name);
        }
    }

    @Nested
    final class MilvusLite extends RealServerPart {
        MilvusLite() {
            super(name);
        }

        @Override
        int start() {
            return RealServers.lite().port();
        }

        @Override
        String version() {
            return "milvus_lite"; // GetVersion says more: milvus_lite-3.2.2
        }

        @Override
        String deployMode() {
            return "embedded";
        }

        @Override
        void createBooks(ConnectionRegistry registry) {
            // Milvus Lite takes every database name.
        }

        @Override
        @Test
        @DisplayName("a database that does not exist")
        void databaseThatDoesNotExist() {
            try (ConnectionRegistry registry = registry(Map.of())) {
                assertAnswers(registry.connect(
                        "default", p -> p.address(localhost()).dbName("nope").transport(transport)));
            }
        }

        @Test
        void connect_lite_identifierZeroIsAValue() {
            try (ConnectionRegistry registry = registry(Map.of())) {
                Connection connection = connect(registry, "books");
                assertEquals(OptionalLong.of(0), connection.identifier());
            }
        }
    }
}
