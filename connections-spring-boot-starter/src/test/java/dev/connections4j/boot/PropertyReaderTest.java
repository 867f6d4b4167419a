package dev.connections4j.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What stands under {@code connections4j.} becomes parameters, or an error that names the property. */
class PropertyReaderTest {
    private static final String URI = "connections4j.books.uri=http://localhost:19530";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"db-name", "db_name", "dbName", "DB_NAME"})
    void name_isRelaxed(String name) {
        assertEquals(
                "library",
                books(properties(URI, "connections4j.books." + name + "=library"))
                        .find(Parameters.DB_NAME)
                        .orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECTIONS4J_BOOKS_DB_NAME", "CONNECTIONS4J_BOOKS_DBNAME"})
    void variable_winsOverTheFile(String name) {
        assertEquals(
                "other",
                books(variables(name + "=other"), properties(URI, "connections4j.books.db-name=library"))
                        .find(Parameters.DB_NAME)
                        .orElseThrow());
    }

    @Test
    void variables_alone_makeAnAlias() {
        Map<String, ConfiguredAlias> read = read(variables(
                "CONNECTIONS4J_OLD_BOOKS_URI=http://a:1",
                "CONNECTIONS4J_OLD_BOOKS_SERVER_NAME=milvus.example",
                "CONNECTIONS4J_FILMS_KEY_STORE_PASSWORD=changeit",
                "CONNECTIONS4J_FILMS_OPTION_REGION=eu",
                "CONNECTIONS4J_CONNECT=lazy"));
        assertEquals(Set.of("old-books", "films"), read.keySet());
        assertEquals(
                Set.of(Parameters.URI, Parameters.SERVER_NAME),
                read.get("old-books").parameters().given());
        assertEquals(
                Set.of(Parameters.KEY_STORE_PASSWORD, Parameters.OPTION),
                read.get("films").parameters().given());
        assertEquals(ConnectMode.LAZY, read.get("films").connect());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECTIONS4J_OLD_BOOKS_TOKEN", "CONNECTIONS4J_OLDBOOKS_TOKEN"})
    void variable_ofAnAliasWithADash_isItsOwn(String name) {
        Map<String, ConfiguredAlias> read =
                read(variables(name + "=key"), properties("connections4j.old-books.uri=http://localhost:1"));
        assertEquals(Set.of("old-books"), read.keySet());
        assertEquals("key", reveal(read.get("old-books").parameters()));
    }

    @Test
    void serviceLinksOfKubernetes_arePassedOver() {
        Map<String, ConfiguredAlias> read = read(variables(
                "CONNECTIONS4J_SERVICE_HOST=10.0.0.1",
                "CONNECTIONS4J_PORT=tcp://10.0.0.1:80",
                "CONNECTIONS4J_DEMO_SERVICE_HOST=10.0.0.1",
                "CONNECTIONS4J_DEMO_SERVICE_PORT=80",
                "CONNECTIONS4J_DEMO_PORT=tcp://10.0.0.1:80",
                "CONNECTIONS4J_DEMO_PORT_80_TCP=tcp://10.0.0.1:80",
                "CONNECTIONS4J_DEMO_PORT_80_TCP_ADDR=10.0.0.1"));
        assertEquals(Set.of(), read.keySet());
    }

    @Test
    void everyType_isReadFromText() {
        ConnectionParameters books = books(properties(
                URI,
                "connections4j.books.timeout=2m",
                "connections4j.books.wait-for-ready=true",
                "connections4j.books.ca-pem-path=/etc/ca.pem",
                "connections4j.books.pool=QueuePool",
                "connections4j.books.pool-size=2",
                "connections4j.books.max-inbound-message-size=64MiB",
                "connections4j.books.option.region=eu"));
        assertEquals(Duration.ofMinutes(2), books.find(Parameters.TIMEOUT).orElseThrow());
        assertTrue(books.find(Parameters.WAIT_FOR_READY).orElseThrow());
        assertEquals(Path.of("/etc/ca.pem"), books.find(Parameters.CA_PEM_PATH).orElseThrow());
        assertEquals(2, books.find(Parameters.POOL_SIZE).orElseThrow());
        assertEquals(64 << 20, books.find(Parameters.MAX_INBOUND_MESSAGE_SIZE).orElseThrow());
        assertEquals(Map.of("region", "eu"), books.find(Parameters.OPTION).orElseThrow());
    }

    @Test
    void everyDeclaredParameter_isReadByItsName() {
        Set<String> names =
                PropertyNames.parameters().stream().map(PropertyNames::of).collect(Collectors.toSet());
        assertEquals(Parameters.all().size() - 4, names.size(), "all but the alias and what only a program can give");
        for (String name : names) {
            assertTrue(
                    PropertyNames.isKnown(PropertyNames.ROOT.append("books").append(name), PropertyNames.AFTER_ALIAS),
                    name);
        }
    }

    @Test
    void configTree_givesSecrets() throws IOException {
        Files.writeString(folder.resolve("connections4j.books.token"), "of-a-file\n");
        PropertySource<?> tree = new ConfigTreePropertySource(
                "secrets", folder, ConfigTreePropertySource.Option.AUTO_TRIM_TRAILING_NEW_LINE);
        assertEquals("of-a-file", reveal(books(tree, properties(URI))));
    }

    @Test
    void placeholder_isFilledInOrRefused() {
        PropertySource<?> given = properties(URI, "connections4j.books.token=${BOOKS_KEY}");
        assertEquals("key", reveal(books(variables("BOOKS_KEY=key"), given)));
        assertWrong("connections4j.books.token", "nothing gives the placeholder ${BOOKS_KEY} a value", given);
    }

    @ParameterizedTest
    @CsvSource({
        "connections4j.books.urii, connections4j.books.uri",
        "connections4j.books.db-nam, connections4j.books.db-name",
        "connections4j.books.conect, connections4j.books.connect",
        "connections4j.books.trust-store.password-of, connections4j.books.trust-store-password",
        "connections4j.uri, connections4j.default.uri",
        "connections4j.books, connections4j.books.uri"
    })
    void unknownName_isRefusedWithTheNearest(String property, String nearest) {
        String origin = " (\"" + property + "\" from property source \"application.properties\")";
        assertWrong(
                property,
                "unknown property " + property + origin + ", did you mean " + nearest + "?",
                properties(property + "=x"));
    }

    @Test
    void whatOnlyAProgramCanGive_isSaidSo() {
        assertWrong(
                "connections4j.books.ssl-context",
                "can only be given by a program, in a bean ConnectionCustomizer",
                properties("connections4j.books.ssl-context=x"));
    }

    @Test
    void unknownVariable_isRefusedWithItsOrigin() {
        assertWrong(
                "connections4j.books.db.nam",
                "(\"CONNECTIONS4J_BOOKS_DB_NAM\" from property source \"systemEnvironment\"), did you mean"
                        + " connections4j.books.db-name?",
                variables("CONNECTIONS4J_BOOKS_DB_NAM=x"));
    }

    @Test
    void wrongValue_namesThePropertyAndNoSecret() {
        assertWrong(
                "connections4j.books.port",
                "connections4j.books.port (\"CONNECTIONS4J_BOOKS_PORT\" from property source \"systemEnvironment\"):"
                        + " port must be",
                variables("CONNECTIONS4J_BOOKS_PORT=many"));
        assertWrong(
                "connections4j.books.connect",
                "must be start, background or lazy, was 'never'",
                properties(URI, "connections4j.books.connect=never"));
        ParameterException secret = assertThrows(
                ParameterException.class, () -> read(properties("connections4j.books.token=hush\u0007hush")));
        assertEquals("connections4j.books.token", secret.parameter());
        assertFalse(secret.getMessage().contains("hush"), secret.getMessage());
    }

    private static void assertWrong(String property, String message, PropertySource<?>... sources) {
        ParameterException wrong = assertThrows(ParameterException.class, () -> read(sources));
        assertTrue(wrong.getMessage().contains(message), wrong.getMessage());
        assertEquals(property, wrong.parameter());
    }

    private static String reveal(ConnectionParameters parameters) {
        return parameters.find(Parameters.TOKEN).orElseThrow().reveal();
    }

    private static ConnectionParameters books(PropertySource<?>... sources) {
        return read(sources).get("books").parameters();
    }

    private static Map<String, ConfiguredAlias> read(PropertySource<?>... sources) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        List.of(sources).forEach(environment.getPropertySources()::addLast);
        PropertyReader reader = new PropertyReader(
                environment,
                bundle -> {
                    throw new AssertionError(bundle);
                },
                (alias, parameters) -> {});
        return reader.read().stream().collect(Collectors.toMap(ConfiguredAlias::alias, each -> each));
    }

    private static PropertySource<?> properties(String... lines) {
        return new MapPropertySource("application.properties", map(lines));
    }

    private static PropertySource<?> variables(String... lines) {
        return new SystemEnvironmentPropertySource("systemEnvironment", map(lines));
    }

    private static Map<String, Object> map(String... lines) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String line : lines) {
            map.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
        return map;
    }
}
