package dev.connections4j.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as python-dotenv reads them. */
final class DotEnvTest {
    @TempDir
    Path directory;

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("MILVUS_X=a", "a"),
                Arguments.of("  export   MILVUS_X = a b  ", "a b"),
                Arguments.of("'MILVUS_X'=a", "a"),
                Arguments.of("MILVUS_X=a # comment", "a"),
                Arguments.of("MILVUS_X=a#b", "a#b"),
                Arguments.of("MILVUS_X=a\t#b", "a"),
                Arguments.of("MILVUS_X=\"a # b\" # c", "a # b"),
                Arguments.of("MILVUS_X='a # b'#c", "a # b"),
                Arguments.of("MILVUS_X='a\\'b\\n'", "a'b\\n"),
                Arguments.of("MILVUS_X=\"a\\\"b\\n\\t\\\\\\d\"", "a\"b\n\t\\\\d"),
                Arguments.of("MILVUS_X='C:\\\\'", "C:\\"),
                Arguments.of("MILVUS_X= # comment", ""),
                Arguments.of("MILVUS_X=#a", "#a"),
                Arguments.of("MILVUS_X=a\nMILVUS_X", ""),
                Arguments.of("MILVUS_X=a\nMILVUS_X=${MILVUS_X}b", "ab"),
                Arguments.of("MILVUS_X=\"two\nlines\"", "two\nlines"),
                Arguments.of("MILVUS_X=a'b\"c", "a'b\"c"),
                Arguments.of("MILVUS_X=a\r\nMILVUS_Y=b", "a"),
                Arguments.of("\uFEFFMILVUS_X=a", "a"),
                Arguments.of("MILVUS_X=a\nMILVUS_X=b", "b"),
                Arguments.of("MILVUS_X=p=q&r", "p=q&r"),
                Arguments.of("A=1\nMILVUS_X=${A}/${B}/${C}", "1/env/"),
                Arguments.of("MILVUS_X=${C:-c d}", "c d"),
                Arguments.of("MILVUS_X=${B:-c}", "env"),
                Arguments.of("MILVUS_X='${B}'", "env"),
                Arguments.of("B=file\nMILVUS_X=${B}", "env"),
                Arguments.of("MILVUS_X=$B", "$B"),
                Arguments.of("MILVUS_X=${LATER}\nLATER=1", ""),
                Arguments.of("MILVUS_X=$\\1", "$\\1"),
                Arguments.of("A='unterminated\nMILVUS_X=a", "a"),
                Arguments.of("what is this\nMILVUS_X=a", "a"),
                Arguments.of("MILVUS_X=", ""),
                Arguments.of("MILVUS_X=ä", "ä"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void read_text_hasTheValue(String text, String value) throws IOException {
        write(text);
        assertEquals(value.isEmpty() ? "" : value, value("MILVUS_X"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "MILVUS_X", "MILVUS_X # no value", "X=a", "milvus_x=a", "#MILVUS_X=a"})
    void read_textWithoutTheName_hasNoValue(String text) throws IOException {
        write(text);
        assertEquals("", value("MILVUS_X"));
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("MILVUS_X s3cret", 1),
                Arguments.of("A=1\n\nMILVUS_X='s3cret", 3),
                Arguments.of("MILVUS_X=\"s3cret", 1),
                Arguments.of("MILVUS_X='s3cret\\'", 1),
                Arguments.of("# one\nexport MILVUS_X=\"s3cret\" s3cret", 2),
                Arguments.of("'MILVUS_X=s3cret", 1),
                Arguments.of("MILVUS_X=a\nMILVUS_OTHER s3cret\nMILVUS_Y=b", 2));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void read_malformedLineOfOurs_failsWithFileAndLineOnly(String text, int line) throws IOException {
        write(text);
        ParameterException e = assertThrows(ParameterException.class, () -> value("MILVUS_X"));
        assertEquals(
                ".env " + file() + ":" + line
                        + " is malformed: expected NAME=value, with quotes closed and nothing but a comment behind them",
                e.getMessage());
        assertFalse(e.toString().contains("s3cret"));
    }

    @Test
    void read_quoteThatSwallowsALineOfOurs_fails() throws IOException {
        write("A=\"open\nMILVUS_X=\"s3cret\"\n");
        ParameterException e = assertThrows(ParameterException.class, () -> value("MILVUS_X"));
        assertEquals(true, e.getMessage().startsWith(".env " + file() + ":2 is malformed"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, EF BB BF", "UTF-16LE, FF FE", "UTF-16BE, FE FF"})
    void read_encodingWithMark_isRead(String charset, String mark) throws IOException {
        byte[] marked = HexFormat.ofDelimiter(" ").parseHex(mark);
        byte[] text = "MILVUS_X=ä\r\nMILVUS_Y=b\r\n".getBytes(Charset.forName(charset));
        Files.write(
                file(),
                ByteBuffer.allocate(marked.length + text.length)
                        .put(marked)
                        .put(text)
                        .array());
        assertEquals("ä", value("MILVUS_X"));
        assertEquals("b", value("MILVUS_Y"));
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE, ''", "UTF-16BE, ''", "ISO-8859-1, ''", "UTF-32LE, FF FE 00 00"})
    void read_otherEncoding_failsWithTheFileAlone(String charset, String mark) throws IOException {
        byte[] marked = HexFormat.ofDelimiter(" ").parseHex(mark);
        byte[] text = "MILVUS_X=s3cretä\r\n".getBytes(Charset.forName(charset));
        Files.write(
                file(),
                ByteBuffer.allocate(marked.length + text.length)
                        .put(marked)
                        .put(text)
                        .array());
        ParameterException e = assertThrows(ParameterException.class, () -> value("MILVUS_X"));
        assertEquals(
                ".env " + file() + " cannot be read: it is not UTF-8, or UTF-16 with a byte order mark",
                e.getMessage());
        assertFalse(e.toString().contains("s3cret"));
    }

    @Test
    void read_halfACharacterAtTheEnd_fails() throws IOException {
        Files.write(file(), new byte[] {(byte) 0xFF, (byte) 0xFE, 'M', 0, 'I'});
        assertThrows(ParameterException.class, () -> value("MILVUS_X"));
    }

    @Test
    void read_source_isFileAndLine() throws IOException {
        write("# one\nA=\"two\nthree\"\nMILVUS_X=a");
        assertEquals(
                new Source(Source.Kind.DOT_ENV, file() + ":4"), find("MILVUS_X").source());
    }

    @Test
    void read_nearestParent_isTaken() throws IOException {
        write("MILVUS_X=top");
        Path deep = Files.createDirectories(directory.resolve("a/b/.env/c"));
        assertEquals(
                "top", dotEnv(deep, Map.of()).find("MILVUS_X").orElseThrow().text(), "a folder is no file");
        Files.writeString(directory.resolve("a/.env"), "OTHER=1");
        assertEquals(true, dotEnv(deep, Map.of()).find("MILVUS_X").isEmpty(), "the nearest file alone counts");
    }

    @Test
    void read_withoutDirectory_isEmpty() {
        assertEquals(true, dotEnv(null, Map.of()).find("MILVUS_X").isEmpty());
    }

    @Test
    void read_longValue_isNoProblem() throws IOException {
        String value = "x".repeat(200_000);
        write("MILVUS_X=\"" + value + "\"");
        assertEquals(value, value("MILVUS_X"));
    }

    private static Variables dotEnv(@Nullable Path directory, Map<String, String> environment) {
        return new DotEnv(directory, environment).read(() -> Duration.ofSeconds(10));
    }

    private String value(String name) {
        return dotEnv(directory, Map.of("B", "env"))
                .find(name)
                .map(Variables.Variable::text)
                .orElse("");
    }

    private Variables.Variable find(String name) {
        return dotEnv(directory, Map.of()).find(name).orElseThrow();
    }

    private Path file() {
        return directory.resolve(".env");
    }

    private void write(String text) throws IOException {
        Files.write(file(), text.getBytes(StandardCharsets.UTF_8));
    }
}
