package dev.connections4j.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ParameterException;
import dev.connections4j.TransportInfo;
import dev.connections4j.TransportUnavailableException;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.LitePath;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.parameters.ResolvedParameters.Value;
import dev.connections4j.parameters.Source;
import dev.connections4j.spi.EndpointResolver;
import dev.connections4j.spi.Transport;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvidersTest {
    private static final String ARTIFACTS = "add one of the artifacts dev.connections4j:transport-netty,"
            + " dev.connections4j:transport-okhttp or dev.connections4j:transport-armeria to the module path or class path";

    @TempDir
    Path folder;

    private Providers with(Class<?>... classes) throws IOException {
        return new Providers(loader(Stream.of(classes).map(Class::getName).toArray(String[]::new)));
    }

    private ClassLoader loader(String... names) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        for (Class<?> service : List.of(Transport.class, EndpointResolver.class)) {
            boolean resolvers = service == EndpointResolver.class;
            String lines = Stream.of(names)
                    .filter(name -> name.equals(Shelf.Paths.class.getName()) == resolvers)
                    .collect(Collectors.joining("\n"));
            Files.writeString(services.resolve(service.getName()), lines);
        }
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    }

    private static ResolvedParameters parameters(Map<Parameter<?>, Object> given) {
        Map<Parameter<?>, Value> values = given.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> new Value(e.getValue(), Source.of(Source.Kind.ARGUMENT))));
        return new ResolvedParameters(new HostPort("localhost", 19530), values);
    }

    private static ResolvedParameters none() {
        return parameters(Map.of());
    }

    private static ResolvedParameters choice(String transport) {
        return parameters(Map.of(Parameters.TRANSPORT, transport));
    }

    private static String refused(Providers providers, ResolvedParameters parameters) {
        return assertThrows(TransportUnavailableException.class, () -> providers.choose(parameters))
                .getMessage();
    }

    @Test
    void choose_none_namesTheArtifacts() throws IOException {
        assertEquals("no transport can be used; none was found; " + ARTIFACTS, refused(with(), none()));
    }

    @Test
    void choose_one_takesItAndMakesItOnce() throws IOException {
        Providers providers = with(Shelf.Red.class);
        Transport first = providers.choose(none());
        assertEquals("red", first.name());
        assertSame(first, providers.choose(none()));
        assertSame(first, providers.choose(choice("red")));
    }

    @Test
    void choose_twoWithChoice_takesTheChosen() throws IOException {
        assertEquals(
                "blue",
                with(Shelf.Red.class, Shelf.Blue.class).choose(choice("blue")).name());
    }

    @Test
    void choose_twoWithoutChoice_listsBoth() throws IOException {
        assertEquals(
                "several transports are on the path; choose one; found: 'red' (dev.connections4j.selection.Shelf$Red),"
                        + " 'blue' (dev.connections4j.selection.Shelf$Blue);"
                        + " set the parameter transport, or MILVUS_TRANSPORT, to one of these names",
                refused(with(Shelf.Red.class, Shelf.Blue.class), none()));
    }

    @Test
    void choose_unknownName_listsWhatIsThere() throws IOException {
        assertEquals(
                "transport 'green' is not on the path; found: 'red' (dev.connections4j.selection.Shelf$Red); "
                        + ARTIFACTS,
                refused(with(Shelf.Red.class), choice("green")));
    }

    @ParameterizedTest
    @CsvSource({"rde, red", "Red, red", "bluee, blue", "bule, blue"})
    void choose_misspeltName_namesTheOneThatIsThere(String typed, String meant) throws IOException {
        String message = refused(with(Shelf.Red.class, Shelf.Blue.class), choice(typed));
        assertEquals(
                "transport '" + typed + "' is not on the path, did you mean '" + meant + "'? found: 'red'"
                        + " (dev.connections4j.selection.Shelf$Red), 'blue' (dev.connections4j.selection.Shelf$Blue)",
                message);
    }

    @Test
    void choose_oneOfOursThatIsNotThere_namesItsArtifact() throws IOException {
        assertEquals(
                "transport 'netty' is not on the path; found: 'red' (dev.connections4j.selection.Shelf$Red); add the"
                        + " artifact dev.connections4j:transport-netty to the module path or class path",
                refused(with(Shelf.Red.class), choice("netty")));
    }

    @Test
    void choose_duplicateName_namesBothProviders() throws IOException {
        Providers providers = with(Shelf.Red.class, Shelf.OtherRed.class);
        String expected = "transport 'red' is on the path more than once, by dev.connections4j.selection.Shelf$Red"
                + " and dev.connections4j.selection.Shelf$OtherRed: leave only one of them on the path";
        assertEquals(expected, refused(providers, none()));
        assertEquals(expected, refused(providers, choice("red")));
    }

    @Test
    void choose_oneLacksSomething_takesTheOther() throws IOException {
        assertEquals(
                "red", with(Shelf.Lacking.class, Shelf.Red.class).choose(none()).name());
    }

    @Test
    void choose_onlyOneThatLacksSomething_saysWhat() throws IOException {
        assertEquals(
                "no transport can be used; found: 'lacking' (dev.connections4j.selection.Shelf$Lacking) cannot be used:"
                        + " its library is not on the path",
                refused(with(Shelf.Lacking.class), none()));
    }

    @Test
    void choose_onlyOneThatFailsToLoad_namesTheArtifacts() throws IOException {
        String message = refused(with(Shelf.Broken.class), none());
        assertTrue(message.startsWith("no transport can be used; none was found; failed to load: "), message);
        assertTrue(message.endsWith(ARTIFACTS), message);
    }

    @Test
    void choose_chosenLacksSomething_saysWhat() throws IOException {
        String message = refused(with(Shelf.Lacking.class, Shelf.Red.class), choice("lacking"));
        assertTrue(
                message.startsWith("transport 'lacking' cannot be used: its library is not on the path; found: "),
                message);
    }

    @Test
    void choose_providersThatFail_areToldOfAndNotInTheWay() throws IOException {
        Providers providers = with(Shelf.Broken.class, Shelf.Red.class, Shelf.Unlinked.class);
        assertEquals("red", providers.choose(none()).name());
        String message = refused(providers, choice("broken"));
        assertTrue(
                message.contains("failed to load: dev.connections4j.selection.Shelf$Broken"
                        + " (IllegalStateException: no native library)"),
                message);
        assertTrue(
                message.contains(
                        "NoClassDefFoundError: io/netty/channel/Channel: Netty (io.netty) is missing on the path"),
                message);
    }

    @Test
    void choose_providerClassMissing_isToldOfAndNotInTheWay() throws IOException {
        Providers providers = new Providers(loader("not.there.Transport", Shelf.Red.class.getName()));
        assertEquals("red", providers.choose(none()).name());
        String message = refused(providers, choice("other"));
        assertTrue(message.contains("not.there.Transport"), message);
    }

    @Test
    void choose_unsupportedGivenExplicitly_namesParameterAndTransport() throws IOException {
        Providers providers = with(Shelf.Modest.class);
        ParameterException thrown = assertThrows(
                ParameterException.class,
                () -> providers.choose(parameters(Map.of(Parameters.KEEP_ALIVE_TIMEOUT, Duration.ofSeconds(3)))));
        assertEquals("keep_alive_timeout", thrown.parameter());
        assertEquals(
                "parameter keep_alive_timeout (from argument) cannot be honoured by transport 'modest':"
                        + " it waits keep_alive_time for the answer; leave it out or choose another transport",
                thrown.getMessage());
    }

    @Test
    void choose_unsupportedByDefaultOrSwitchedOff_isFine() throws IOException {
        Providers providers = with(Shelf.Modest.class);
        assertEquals("modest", providers.choose(none()).name());
        assertEquals(
                "modest",
                providers.choose(parameters(Map.of(Parameters.EAGER, false))).name());
        assertThrows(ParameterException.class, () -> providers.choose(parameters(Map.of(Parameters.EAGER, true))));
    }

    @Test
    void choose_contextClassLoader_isLookedAt() throws IOException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader(Shelf.Blue.class.getName()));
        try {
            assertEquals("blue", new Providers(null).choose(none()).name());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void resolver_none_namesTheArtifact() throws IOException {
        LitePath path = new LitePath(Path.of("/data/books.db"));
        TransportUnavailableException thrown =
                assertThrows(TransportUnavailableException.class, () -> with().resolver(path));
        assertEquals(
                "no module on the path opens '/data/books.db': add the artifact dev.connections4j:milvus-lite"
                        + " to the module path or class path",
                thrown.getMessage());
    }

    @Test
    void resolver_one_isTaken() throws IOException {
        Providers providers = with(Shelf.Paths.class);
        LitePath path = new LitePath(Path.of("/data/books.db"));
        assertSame(Shelf.Paths.class, providers.resolver(path).getClass());
        assertSame(providers.resolver(path), providers.resolver(path));
    }

    @Test
    void transports_allKinds_areListed() throws IOException {
        List<TransportInfo> found = with(Shelf.Modest.class, Shelf.Lacking.class, Shelf.Broken.class)
                .transports();
        assertEquals(
                List.of("modest", "lacking", ""),
                found.stream().map(TransportInfo::name).toList());
        assertEquals(
                "it waits keep_alive_time for the answer",
                found.get(0).unsupported().get("keep_alive_timeout"));
        assertEquals("its library is not on the path", found.get(1).lacking().orElseThrow());
        assertEquals("dev.connections4j.selection.Shelf$Broken", found.get(2).provider());
        assertEquals(
                "it failed to load: IllegalStateException: no native library",
                found.get(2).lacking().orElseThrow());
    }
}
