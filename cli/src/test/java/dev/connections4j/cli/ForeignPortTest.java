package dev.connections4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.testkit.faults.GreetingPort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the command says of a port with another protocol, and of milliseconds where seconds are meant. */
final class ForeignPortTest {
    @TempDir
    Path folder;

    static Stream<Arguments> protocols() {
        return Stream.of(
                Arguments.of("speaks SSH, not gRPC", "SSH-2.0-OpenSSH_9.2p1\r\n", answer("")),
                Arguments.of("speaks SMTP, not gRPC", "220 mail.example ESMTP Postfix\r\n", answer("")),
                Arguments.of("speaks MySQL, not gRPC", "J\0\0\0\n8.0.36\0\u000b\0\0\0", answer("")),
                Arguments.of("speaks Redis, not gRPC", "", answer("-ERR unknown command 'PRI'\r\n")),
                Arguments.of("speaks PostgreSQL, not gRPC", "", (UnaryOperator<String>) ForeignPortTest::postgreSql),
                Arguments.of("answered with a page of HTML", "", answer("<html><body>400</body></html>\r\n")),
                Arguments.of("answered in HTTP/1", "", answer("HTTP/1.1 400 Bad Request\r\n\r\n")));
    }

    private static UnaryOperator<String> answer(String text) {
        return first -> text;
    }

    /** It closes without a word when it sees HTTP/2, and answers the question whether it speaks TLS with one letter. */
    private static String postgreSql(String first) {
        return first.startsWith("\0\0\0\u0008\u0004\u00d2\u0016/") ? "N" : "";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("protocols")
    void doctor_anotherProtocol_isNotGrpcAndNamed(String said, String greeting, UnaryOperator<String> answer)
            throws IOException {
        try (GreetingPort port = new GreetingPort(greeting, answer)) {
            Command.Ran ran = new Command(folder).run("doctor", "--address", "127.0.0.1:" + port.port());
            assertEquals(1, ran.exit(), ran.all());
            assertTrue(ran.out().contains("NOT_GRPC: 127.0.0.1:" + port.port() + " " + said), ran.all());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--timeout, 10000, 1h",
        "--keep-alive-time, 55000, 1h",
        "--keep-alive-timeout, 20000, 1h",
        "--rpc-deadline, 60000, 1h",
        "--idle-timeout, 86400000, 720h"
    })
    void milliseconds_withoutAUnit_failAndAskForOne(String option, String value, String most) {
        Command.Ran ran = new Command(folder).run("explain", "--address", "localhost:19530", option, value);
        assertEquals(2, ran.exit(), ran.all());
        assertTrue(
                ran.all()
                        .contains(option + " without a unit is seconds, at most " + most + ", was '" + value
                                + "'; give a unit: " + value + "ms or " + value + "s"),
                ran.all());
    }
}
