package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.AliasConflictException;
import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.ParameterException;
import dev.connections4j.Reason;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.StandInBuilder;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.standin.certificates.TestStores;
import dev.connections4j.testkit.Await;
import io.grpc.CallOptions;
import io.grpc.ConnectivityState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mutual TLS from keystores and from an encrypted key, against a server that wants a certificate; no password is printed. */
abstract class KeystoresContract extends ContractPart {
    /** In ASCII, as old JDKs want it, and known to {@link Canary}. */
    private static final String PASSWORD = "c4nary-of-a-store";

    @TempDir
    static Path folder;

    private static TestCertificates certificates;
    private static TestCertificates strangers;

    private final Canary canary = new Canary();

    KeystoresContract(String transport) {
        super(transport);
    }

    @BeforeAll
    static void makeAuthorities() throws Exception {
        certificates = new TestCertificates(Files.createDirectory(folder.resolve("ours")));
        strangers = new TestCertificates(Files.createDirectory(folder.resolve("strangers")));
    }

    @AfterEach
    final void noPasswordWasPrinted() {
        try (canary) {
            canary.hear(registry.listConnections());
            canary.hear(registry.getConnectionAddr(ALIAS));
            canary.hear(registry);
            canary.hearThreads();
            canary.assertUnheard();
        }
    }

    @Override
    StandInBuilder options() {
        return MilvusStandIn.builder().tls(certificates.server()).clientCertificatesOf(certificates.authority());
    }

    private static Path trust(String type, TestCertificates trusted) {
        return new TestStores(type, PASSWORD).trusting(folder.resolve("trust." + type), trusted.authority());
    }

    private static Path keys(String type, TestCertificates issuer) {
        return new TestStores(type, PASSWORD).of(folder.resolve("keys." + type), issuer.client());
    }

    private static ConnectionParameters.Builder stores(ConnectionParameters.Builder p, String type) {
        return p.trustStorePath(trust(type, certificates))
                .trustStorePassword(PASSWORD)
                .keyStorePath(keys(type, certificates))
                .keyStorePassword(PASSWORD);
    }

    private void assertServes(Connection connection) {
        assertEquals("hello", Calls.echo(connection.channel()));
        canary.hear(connection);
        canary.hear(connection.describe());
        canary.hear(connection.parameters());
    }

    private ParameterException refusal(Consumer<ConnectionParameters.Builder> more) {
        ParameterException refused =
                assertThrows(ParameterException.class, () -> registry.connect(ALIAS, to(server, more)));
        canary.hear(refused);
        assertEquals(0, server.acceptedSockets());
        return refused;
    }

    private ConnectFailedException failure(Consumer<ConnectionParameters.Builder> more) {
        ConnectFailedException failed =
                assertThrows(ConnectFailedException.class, () -> registry.connect(ALIAS, to(server, more)));
        canary.hear(failed);
        assertFalse(registry.hasConnection(ALIAS));
        return failed;
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void connect_stores_areMutualTls(String type) {
        Connection connection = connect(ALIAS, p -> stores(p, type));
        assertServes(connection);
        assertEquals(true, registry.getConnectionAddr(ALIAS).get("secure"));
        assertEquals(
                folder.resolve("keys." + type),
                registry.getConnectionAddr(ALIAS).get("key_store_path"));
    }

    @Test
    void connect_encryptedKey_isOpenedByItsPassphrase() {
        Path key =
                new TestStores("PKCS12", PASSWORD).encryptedKey(folder.resolve("encrypted.key"), certificates.client());
        Consumer<ConnectionParameters.Builder> withoutPassphrase = p -> p.caPemPath(certificates.authority())
                .clientPemPath(certificates.client().certificate())
                .clientKeyPath(key);
        assertServes(connect(ALIAS, p -> {
            withoutPassphrase.accept(p);
            p.clientKeyPassword(PASSWORD);
        }));
        registry.disconnect(ALIAS);
        int before = server.acceptedSockets();
        ParameterException refused = assertThrows(
                ParameterException.class,
                () -> registry.replace(ALIAS, ConnectionParameters.of(p -> p.clientKeyPassword("wrong"))));
        canary.hear(refused);
        assertEquals(
                "client_key_path: the file " + key
                        + " cannot be used: client_key_password does not open its key; openssl"
                        + " pkey -in tries a passphrase",
                refused.getMessage());
        assertEquals(before, server.acceptedSockets());
    }

    @Test
    void connect_storeBesidePemOfTheOtherPurpose_isUsed() {
        assertServes(connect(
                ALIAS,
                p -> p.caPemPath(certificates.authority())
                        .keyStorePath(keys("PKCS12", certificates))
                        .keyStorePassword(PASSWORD)));
        registry.disconnect(ALIAS);
        registry.removeConnection(ALIAS);
        assertServes(connect(
                ALIAS,
                p -> p.trustStorePath(trust("JKS", certificates))
                        .clientPemPath(certificates.client().certificate())
                        .clientKeyPath(certificates.client().key())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void nextSocket_storesWereRenewed_usesTheNewOnes(String type) {
        Path trust = trust(type, strangers);
        Path keys = keys(type, strangers);
        Consumer<ConnectionParameters.Builder> named = p -> p.trustStorePath(trust)
                .trustStorePassword(PASSWORD)
                .keyStorePath(keys)
                .keyStorePassword(PASSWORD);
        assertEquals(Reason.TLS_UNTRUSTED, failure(named).reason());
        trust(type, certificates);
        assertEquals(Reason.TLS_CLIENT_CERTIFICATE_REQUIRED, failure(named).reason());
        keys(type, certificates);
        Connection connection = connect(ALIAS, named);
        assertServes(connection);

        keys(type, strangers);
        server.cutSockets();
        Await.until("the loss is noticed", () -> connection.state() != ConnectivityState.READY);
        String refused = String.valueOf(Calls.failure(connection.channel()).getDescription());
        assertTrue(refused.contains("TLS_CLIENT_CERTIFICATE_REQUIRED"), refused);
        keys(type, certificates);
        assertEquals("hello", Calls.echo(connection.channel(), CallOptions.DEFAULT.withWaitForReady()));
    }

    @Test
    void connect_wrongOrMissingPassword_isRefusedBeforeDialling() {
        Path trust = trust("PKCS12", certificates);
        Path keys = keys("JKS", certificates);
        assertEquals(
                "trust_store_path: the file " + trust
                        + " cannot be used: trust_store_password does not open it; keytool"
                        + " -list -keystore tries a password",
                refusal(p -> p.trustStorePath(trust).trustStorePassword(PASSWORD + "-not"))
                        .getMessage());
        assertEquals(
                "trust_store_path: the file " + trust
                        + " cannot be used: it has a password; give that as trust_store_password",
                refusal(p -> p.trustStorePath(trust)).getMessage());
        assertEquals(
                "key_store_path: the file " + keys
                        + " cannot be used: key_store_password does not open it; keytool -list"
                        + " -keystore tries a password",
                refusal(p -> p.keyStorePath(keys).keyStorePassword(PASSWORD + "-not"))
                        .getMessage());
    }

    @Test
    void connect_otherKindOfFile_isRefusedBeforeDialling() {
        assertEquals(
                "trust_store_path: the file " + certificates.authority()
                        + " cannot be used: it is PEM, not a keystore; give it as ca_pem_path",
                refusal(p -> p.trustStorePath(certificates.authority())).getMessage());
        Path keys = keys("PKCS12", certificates);
        assertEquals(
                "ca_pem_path: the file " + keys + " cannot be used: it is a PKCS#12 keystore, not PEM; give it as"
                        + " trust_store_path, or export what it holds by openssl pkcs12",
                refusal(p -> p.caPemPath(keys)).getMessage());
    }

    @Test
    void connect_otherPassword_conflictsByNameAlone() {
        connect(ALIAS, p -> stores(p, "PKCS12"));
        AliasConflictException conflict = assertThrows(
                AliasConflictException.class,
                () -> connect(ALIAS, p -> stores(p, "PKCS12").keyStorePassword(PASSWORD + "2")));
        canary.hear(conflict);
        assertEquals(List.of("key_store_password"), conflict.parameters());
    }

    @Test
    void connect_untrustedByAStore_isMendedInThatStore() {
        ConnectFailedException untrusted =
                failure(p -> p.trustStorePath(trust("PKCS12", strangers)).trustStorePassword(PASSWORD));
        assertEquals(Reason.TLS_UNTRUSTED, untrusted.reason());
        assertTrue(
                untrusted.failure().remedy().contains("trust_store_path")
                        && !untrusted.failure().remedy().contains("ca_pem_path"),
                untrusted.failure().remedy());
    }

    @Test
    void connect_expiredClientCertificate_saysWhatExpired() {
        TestStores stores = new TestStores("PKCS12", PASSWORD);
        Path keys = stores.of(folder.resolve("expired.p12"), certificates.expiredClient());
        ConnectFailedException expired = failure(
                p -> p.caPemPath(certificates.authority()).keyStorePath(keys).keyStorePassword(PASSWORD));
        assertEquals(Reason.TLS_CLIENT_CERTIFICATE_REQUIRED, expired.reason(), expired.getMessage());
        String problem = expired.failure().problem();
        assertTrue(
                problem.startsWith("the server does not accept the client's certificate, which expired on 20"),
                problem);
        assertEquals(
                "renew the certificate in key_store_path, and check both clocks",
                expired.failure().remedy());
    }
}
