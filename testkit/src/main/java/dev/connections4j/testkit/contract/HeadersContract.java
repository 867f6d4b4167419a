package dev.connections4j.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Connection;
import dev.connections4j.ParameterException;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.RecordedCall;
import dev.connections4j.standin.StandInBuilder;
import dev.connections4j.testkit.Await;
import io.grpc.ConnectivityState;
import io.grpc.Status;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** {@code authorization}, {@code dbname} and {@code identifier}, once on every call. */
abstract class HeadersContract extends ContractPart {
    HeadersContract(String transport) {
        super(transport);
    }

    @Override
    StandInBuilder options() {
        return MilvusStandIn.builder()
                .user("root", "Milvus")
                .user("svc", "pa:ss")
                .apiKey("key-1")
                .database("books");
    }

    private static List<String> base64(String text) {
        return List.of(Base64.getEncoder().encodeToString(text.getBytes(UTF_8)));
    }

    private RecordedCall last() {
        List<RecordedCall> calls = server.calls();
        return calls.get(calls.size() - 1);
    }

    @Test
    void everyCall_userAndPassword_carriesAllThreeOnce() {
        Connection connection =
                connect(ALIAS, p -> p.user("svc").password("pa:ss").dbName("books"));
        assertEquals(base64("svc:pa:ss"), server.calls("Connect").get(0).header("authorization"));
        assertEquals(List.of("books"), server.calls("Connect").get(0).header("dbname"));
        assertEquals(List.of(), server.calls("Connect").get(0).header("identifier"));
        for (int i = 0; i < 3; i++) {
            Calls.echo(connection.channel());
            assertEquals(base64("svc:pa:ss"), last().header("authorization"));
            assertEquals(List.of("books"), last().header("dbname"));
            assertEquals(List.of(Long.toString(connection.identifier().orElseThrow())), last().header("identifier"));
        }
    }

    @Test
    void everyCall_apiKey_isSentWithoutBearer() {
        Calls.echo(connect(ALIAS, p -> p.token("key-1")).channel());
        assertEquals(base64("key-1"), last().header("authorization"));
    }

    @Test
    void everyCall_tokenBesideUser_tokenWins() {
        connect(ALIAS, p -> p.token("root:Milvus").user("svc").password("nope"));
        assertEquals(base64("root:Milvus"), last().header("authorization"));
    }

    @Test
    void everyCall_noDatabaseGiven_carriesNoDbname() {
        Calls.echo(connect(ALIAS, p -> p.token("key-1")).channel());
        server.calls().forEach(call -> assertEquals(List.of(), call.header("dbname")));
    }

    @Test
    void call_withHeadersOfItsOwn_winsAndSendsThemOnce() {
        Connection connection = connect(ALIAS, p -> p.token("key-1").dbName("books"));
        var channel = Calls.withHeader(
                Calls.withHeader(connection.channel(), "dbname", "default"),
                "authorization",
                base64("root:Milvus").get(0));
        Calls.echo(Calls.withHeader(channel, "identifier", "7"));
        assertEquals(List.of("default"), last().header("dbname"));
        assertEquals(base64("root:Milvus"), last().header("authorization"));
        assertEquals(List.of("7"), last().header("identifier"));
    }

    @Test
    void channel_withDatabase_sendsItInPlaceOfTheConnections() {
        Connection connection = connect(ALIAS, p -> p.token("key-1").dbName("books"));
        Calls.echo(connection.channel("never-asked"));
        assertEquals(List.of("never-asked"), last().header("dbname"));
        Calls.echo(Calls.withHeader(connection.channel("never-asked"), "dbname", "own"));
        assertEquals(List.of("own"), last().header("dbname"));
        Calls.echo(connection.channel());
        assertEquals(List.of("books"), last().header("dbname"));
        assertSame(connection.channel(), connection.channel());
        assertEquals(1, server.acceptedSockets());
    }

    @Test
    void channel_withDatabaseThatCanNotBeSent_failsNamingDbName() {
        Connection connection = connect(ALIAS, p -> p.token("key-1"));
        ParameterException wrong = assertThrows(ParameterException.class, () -> connection.channel("a\nb"));
        assertEquals("db_name", wrong.parameter());
    }

    @Test
    void tokenSupplier_eachCall_isReadAnew() {
        AtomicReference<String> token = new AtomicReference<>("root:Milvus");
        Supplier<String> supplier = token::get;
        Connection connection = connect(ALIAS, p -> p.token(supplier));
        assertEquals(base64("root:Milvus"), last().header("authorization"));
        token.set("key-1");
        Calls.echo(connection.channel());
        assertEquals(base64("key-1"), last().header("authorization"));
    }

    @Test
    void passwordSupplier_eachCall_isReadAnew() {
        AtomicReference<String> password = new AtomicReference<>("Milvus");
        Supplier<String> supplier = password::get;
        Connection connection = connect(ALIAS, p -> p.user("root").password(supplier));
        password.set("changed");
        server.behaviour().setPassword("root", "changed");
        Calls.echo(connection.channel());
        assertEquals(base64("root:changed"), last().header("authorization"));
    }

    @Test
    void tokenSupplier_blocksOnAnotherCall_holdsNoEventLoopUp() {
        AtomicReference<Connection> other = new AtomicReference<>();
        Supplier<String> supplier = () -> {
            Connection connection = other.get();
            if (connection != null) {
                Calls.echo(connection.channel());
            }
            return "key-1";
        };
        Connection connection = connect(ALIAS, p -> p.token(supplier));
        other.set(connect("other", p -> p.token("key-1")));
        Calls.echo(connection.channel());
        server.cutSockets();
        Await.until(
                "both losses are noticed",
                () -> connection.state() != ConnectivityState.READY
                        && registry.get("other").state() != ConnectivityState.READY);
        assertEquals("hello", Calls.echo(connection.channel()));
    }

    @Test
    void tokenSupplier_throws_theCallEndsUnauthenticatedWithThatCause() {
        AtomicBoolean broken = new AtomicBoolean();
        RuntimeException vault = new IllegalStateException("the vault is closed");
        Supplier<String> supplier = () -> {
            if (broken.get()) {
                throw vault;
            }
            return "key-1";
        };
        Connection connection = connect(ALIAS, p -> p.token(supplier));
        broken.set(true);
        Status status = Calls.failure(connection.channel());
        assertEquals(Status.Code.UNAUTHENTICATED, status.getCode());
        assertSame(vault, status.getCause());
        broken.set(false);
        assertEquals("hello", Calls.echo(connection.channel()));
    }

    @Test
    void userAgent_given_standsBeforeGrpcs() {
        Calls.echo(connect(ALIAS, p -> p.token("key-1").userAgent("library/7")).channel());
        String sent = String.join("|", last().header("user-agent"));
        assertTrue(sent.startsWith("library/7 "), sent);
    }

    @Test
    void serverName_withoutTls_isTheAuthority() {
        Calls.echo(
                connect(ALIAS, p -> p.token("key-1").serverName("milvus.test")).channel());
        assertTrue(last().authority().startsWith("milvus.test"), last().authority());
    }
}
