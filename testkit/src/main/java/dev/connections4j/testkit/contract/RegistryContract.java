package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Connection;
import dev.connections4j.Registration;
import dev.connections4j.testkit.Await;
import io.grpc.ConnectivityState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Looking at a registry whose aliases are really connected. */
abstract class RegistryContract extends ContractPart {
    private static final String CANARY = "canary-9f3";

    RegistryContract(String transport) {
        super(transport);
    }

    @Test
    void listConnections_someConnected_keepsTheOrderOfRegistration() {
        registry.addConnection("b", to(server));
        registry.addConnection("a", to(server));
        Connection a = registry.connect("a");
        List<Registration> list = registry.listConnections();
        assertEquals(List.of("b", "a"), list.stream().map(Registration::alias).toList());
        assertTrue(list.get(0).connection().isEmpty());
        assertEquals(a, list.get(1).connection().orElseThrow());
    }

    @Test
    void hasConnection_serverDied_staysTrueUntilDisconnect() {
        Connection connection = connect(ALIAS);
        server.stop();
        Await.until("the loss is noticed", () -> connection.state() != ConnectivityState.READY);
        assertTrue(registry.hasConnection(ALIAS));
        registry.disconnect(ALIAS);
        assertFalse(registry.hasConnection(ALIAS));
    }

    @Test
    void getConnectionAddr_connected_tellsWhatIsInForceWithoutSecrets() {
        connect(ALIAS, p -> p.user("svc").password(CANARY).dbName("default"));
        Map<String, Object> address = registry.getConnectionAddr(ALIAS);
        assertEquals(server.address(), String.valueOf(address.get("address")));
        assertEquals("svc", address.get("user"));
        assertEquals("default", address.get("db_name"));
        assertEquals(false, address.get("secure"));
        assertFalse(address.toString().contains(CANARY), address.toString());
        assertTrue(registry.getConnectionAddr("unknown").isEmpty());
    }

    @Test
    void describe_connected_namesSourcesAndHidesSecrets() {
        Connection connection = registry.connect(
                ALIAS,
                p -> p.uri("http://svc:" + CANARY + "@" + server.address() + "/default")
                        .transport(transport)
                        .option(Map.of("key", CANARY)));
        String description = connection.describe();
        assertFalse(description.contains(CANARY), description);
        assertTrue(description.contains("<hidden>"), description);
        assertTrue(description.contains("db_name = default (uri)"), description);
        assertTrue(description.contains("transport = " + transport + " (argument)"), description);
        assertFalse(connection.toString().contains(CANARY), connection.toString());
        assertFalse(connection.parameters().toString().contains(CANARY));
        assertFalse(registry.listConnections().toString().contains(CANARY));
    }

    @Test
    void connect_again_mergesWhatIsExplicitOverWhatIsRegistered() {
        connect(ALIAS, p -> p.token("root:Milvus"));
        registry.disconnect(ALIAS);
        registry.connect(ALIAS, p -> p.dbName("default"));
        var call = server.calls("Connect").get(1);
        assertEquals(List.of("default"), call.header("dbname"));
        assertEquals(1, call.header("authorization").size());
    }

    @Test
    void transport_given_isTheOneUsed() {
        Connection connection = connect(ALIAS);
        assertEquals(transport, connection.parameters().get(dev.connections4j.parameters.Parameters.TRANSPORT));
    }
}
