package dev.connections4j.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.Pool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataRepositoryJsonBuilder;

/** What editors know of the properties is what the declarations of the parameters say; the metadata has no wildcard, so it names the alias default. */
class MetadataTest {
    private static final Path FILE = Path.of("src/main/resources/META-INF/spring-configuration-metadata.json");
    private static final String PREFIX = "connections4j.default.";
    private static final String TEXT = "java.lang.String";

    @Test
    void file_isWhatTheParametersDeclare() throws IOException {
        String expected = metadata();
        if (Boolean.getBoolean("metadata.refresh")) {
            Files.writeString(FILE, expected);
        }
        assertEquals(expected, Files.readString(FILE), "refresh it by -Dtest=MetadataTest -Dmetadata.refresh=true");
    }

    @Test
    void file_isReadBySpring() throws IOException {
        try (InputStream in = Files.newInputStream(FILE)) {
            Map<String, ConfigurationMetadataProperty> read = ConfigurationMetadataRepositoryJsonBuilder.create(in)
                    .build()
                    .getAllProperties();
            assertEquals(PropertyNames.parameters().size() + 4, read.size());
            ConfigurationMetadataProperty timeout = read.get(PREFIX + "timeout");
            assertEquals("java.time.Duration", timeout.getType());
            assertEquals("10s", timeout.getDefaultValue());
            assertEquals("Bounds the whole connect, name lookup included.", timeout.getDescription());
            assertTrue(read.values().stream()
                    .allMatch(each -> each.getDescription().endsWith(".")));
            assertEquals(
                    List.of("start", "background", "lazy"),
                    read.get("connections4j.connect").getHints().getValueHints().stream()
                            .map(hint -> hint.getValue())
                            .toList());
        }
    }

    private static String metadata() {
        List<String> properties = new ArrayList<>();
        properties.add(property(
                "connections4j",
                "java.util.Map<java.lang.String,java.util.Map<java.lang.String,java.lang.String>>",
                "Named connections to Milvus: connections4j.<alias>.<parameter>; every alias takes what is listed for"
                        + " the alias default.",
                ""));
        properties.add(property(
                "connections4j.connect",
                TEXT,
                "When the aliases connect that do not say themselves: while the application starts, which fails if"
                        + " connecting does; beside the start, again and again until it succeeds; or when the application"
                        + " calls connect.",
                quoted("start")));
        for (Parameter<?> parameter : PropertyNames.parameters()) {
            properties.add(property(
                    PREFIX + PropertyNames.of(parameter),
                    type(parameter.type()),
                    sentence(parameter.description()),
                    defaultValue(parameter)));
        }
        properties.add(property(PREFIX + "connect", TEXT, "When the alias connects.", quoted("start")));
        properties.add(property(
                PREFIX + "ssl-bundle", TEXT, "The name of one of Spring's SSL bundles, instead of the TLS files.", ""));
        return "{\n  \"groups\": [],\n  \"properties\": [\n" + String.join(",\n", properties)
                + "\n  ],\n  \"hints\": [\n"
                + String.join(
                        ",\n",
                        hint("connections4j.connect", modes()),
                        hint(PREFIX + "connect", modes()),
                        hint(PREFIX + "pool", Stream.of(Pool.values()).map(Pool::toString)))
                + "\n  ]\n}\n";
    }

    private static Stream<String> modes() {
        return Stream.of(ConnectMode.values()).map(ConnectMode::text);
    }

    private static String property(String name, String type, String description, String defaultValue) {
        return "    {\n      \"name\": " + quoted(name) + ",\n      \"type\": " + quoted(type)
                + ",\n      \"description\": "
                + quoted(description)
                + (defaultValue.isEmpty() ? "" : ",\n      \"defaultValue\": " + defaultValue) + "\n    }";
    }

    private static String hint(String name, Stream<String> values) {
        return "    { \"name\": " + quoted(name) + ", \"values\": ["
                + String.join(
                        ", ",
                        values.map(v -> "{ \"value\": " + quoted(v) + " }").toList()) + "] }";
    }

    private static String type(Class<?> type) {
        if (type == Map.class) {
            return "java.util.Map<java.lang.String,java.lang.String>";
        }
        boolean plain = List.of(Integer.class, Boolean.class, Duration.class, Path.class)
                .contains(type);
        return plain ? type.getName() : TEXT;
    }

    private static String defaultValue(Parameter<?> parameter) {
        Object value = parameter.defaultValue().orElse(null);
        if (value == null || parameter == Parameters.OPTION) {
            return "";
        }
        return value instanceof Integer || value instanceof Boolean ? value.toString() : quoted(parameter.show(value));
    }

    private static String sentence(String description) {
        return (Character.toUpperCase(description.charAt(0)) + description.substring(1) + ".").replace("`", "");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
