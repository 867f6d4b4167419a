package dev.connections4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ParameterOptionsTest {
    /** Values where a plain word is no valid one, and the options that each requires. */
    private static final Map<String, List<String>> SAMPLES = Map.ofEntries(
            Map.entry("address", List.of("milvus:1")),
            Map.entry("uri", List.of("http://milvus:1")),
            Map.entry("port", List.of("1234")),
            Map.entry("user", List.of("word", "--password", "x")),
            Map.entry("password", List.of("word", "--user", "x")),
            Map.entry("client_pem_path", List.of("word", "--client-key-path", "x", "--ca-pem-path", "y")),
            Map.entry("client_key_path", List.of("word", "--client-pem-path", "x", "--ca-pem-path", "y")),
            Map.entry("client_key_password", List.of("word", "--client-key-path", "x", "--client-pem-path", "y")),
            Map.entry("trust_store_password", List.of("word", "--trust-store-path", "x")),
            Map.entry("key_store_password", List.of("word", "--key-store-path", "x")),
            Map.entry("max_inbound_message_size", List.of("4096")),
            Map.entry("pool_size", List.of("3", "--pool", "QueuePool")),
            Map.entry("pool", List.of("QueuePool")),
            Map.entry("transport", List.of("netty")),
            Map.entry("handler", List.of("GRPC")),
            Map.entry("proxy_address", List.of("proxy:3128")),
            Map.entry("option", List.of("name=value")));

    @TempDir
    Path folder;

    static Stream<Parameter<?>> parameters() {
        return ParameterOptions.parameters().stream();
    }

    static Stream<Parameter<?>> flags() {
        return parameters().filter(parameter -> parameter.type() == Boolean.class);
    }

    @Test
    void parameters_allButObjects_haveAnOption() {
        List<String> without = Parameters.all().stream()
                .filter(parameter -> !ParameterOptions.parameters().contains(parameter))
                .map(Parameter::name)
                .toList();
        assertEquals(List.of("ssl_context", "interceptors", "executor"), without);
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void option_ofEachParameter_reachesResolution(Parameter<?> parameter) {
        List<String> sample = sample(parameter);
        JsonObject line = explained(parameter, sample);
        assertEquals("argument", line.get("source").getAsString());
        String shown = parameter.secrecy() == dev.connections4j.parameters.Secrecy.ALL ? "<hidden>" : sample.get(0);
        assertTrue(line.get("value").getAsString().startsWith(shown), line.toString());
    }

    @ParameterizedTest
    @MethodSource("flags")
    void flag_withoutValue_isTrue(Parameter<?> flag) {
        assertEquals("true", explained(flag, List.of()).get("value").getAsString());
    }

    @ParameterizedTest
    @MethodSource("flags")
    void flag_false_isFalse(Parameter<?> flag) {
        assertEquals("false", explained(flag, List.of("false")).get("value").getAsString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ping", "explain"})
    void help_listsEveryOption(String subcommand) {
        Command.Ran ran = new Command(folder).run(subcommand, "--help");
        assertEquals(0, ran.exit());
        for (Parameter<?> parameter : ParameterOptions.parameters()) {
            assertTrue(ran.out().contains(ParameterOptions.name(parameter)), parameter.name());
        }
        for (String option : List.of(
                "--token-file",
                "--token-env",
                "--password-file",
                "--password-env",
                "--trust-store-password-file",
                "--key-store-password-env",
                "--client-key-password-file",
                "--json")) {
            assertTrue(ran.out().contains(option), option);
        }
        assertTrue(ran.out().contains("Examples:"));
    }

    @Test
    void help_ofPing_listsItsOwnOptions() {
        String help = new Command(folder).run("ping", "-h").out();
        for (String option : List.of("--count", "--all-transports", "--wait")) {
            assertTrue(help.contains(option), option);
        }
        assertFalse(help.contains("--ssl-context"));
    }

    private JsonObject explained(Parameter<?> parameter, List<String> values) {
        Stream<String> arguments = Stream.of(
                        Stream.of("explain", "--json"),
                        isAddress(parameter) ? Stream.<String>empty() : Stream.of("--address", "milvus:1"),
                        Stream.of(ParameterOptions.name(parameter)),
                        values.stream())
                .flatMap(part -> part);
        Command.Ran ran = new Command(folder).run(arguments.toArray(String[]::new));
        assertEquals(0, ran.exit(), ran.all());
        return ran.lines().stream()
                .filter(line -> line.get("parameter").getAsString().equals(parameter.name()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isAddress(Parameter<?> parameter) {
        return List.of("address", "uri", "host", "port").contains(parameter.name());
    }

    private static List<String> sample(Parameter<?> parameter) {
        if (parameter.type() == Boolean.class) {
            return List.of("true");
        }
        String word = parameter.type() == java.time.Duration.class ? "25s" : "word";
        return SAMPLES.getOrDefault(parameter.name(), List.of(word));
    }
}
