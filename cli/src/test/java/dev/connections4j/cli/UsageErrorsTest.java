package dev.connections4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UsageErrorsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ping --db-nam books | db_nam | unknown option --db-nam, did you mean --db-name?",
                "ping --dbname=books | dbname | unknown option --dbname, did you mean --db-name?",
                "explain --db_name books | db_name | unknown option --db_name, did you mean --db-name?",
                "ping --uri | uri | option --uri needs a value",
                "ping --uri a --uri b | uri | option --uri is given more than once",
                "ping --count 0 | count | --count must be a whole number from 1 to 999999",
                "ping --count many | count | --count must be a whole number from 1 to 999999",
                "ping --transport netty --all-transports | transport | give only one of --transport and --all-transports",
                "ping --port 0 | port | --port must be a number from 1 to 65535, was '0'",
                "ping --host milvus:1 | host | --host takes no port, was 'milvus:1'; give --port, or --address with both",
                "ping --host a b | '' | an argument belongs to no option (not shown, for it may be a secret); see --help",
                "ping --uir a | uir | unknown option --uir, did you mean --uri?",
                "doctor --tarnsport netty | tarnsport | unknown option --tarnsport, did you mean --transport?",
                "ping --server_pem_path a | server_pem_path | unknown option --server_pem_path, did you mean --server-pem-path?",
                "ping --keep_alive_time 1 | keep_alive_time | unknown option --keep_alive_time, did you mean --keep-alive-time?",
                "doctor --all-transports | all_transports | unknown option --all-transports; it is an option of ping",
                "explain --count 2 | count | unknown option --count; it is an option of ping",
                "ping --colour red | colour | unknown option --colour; see --help",
                "pnig | '' | 'unknown command (not shown, for it may be a secret), did you mean ping?'",
                "dmeo | '' | 'unknown command (not shown, for it may be a secret), did you mean demo?'",
                "Demo | '' | 'unknown command (not shown, for it may be a secret), did you mean demo?'",
                "doc | '' | 'unknown command (not shown, for it may be a secret), did you mean doctor?'",
                "hunter2 | '' | unknown command (not shown, for it may be a secret); see --help",
                "pong | '' | 'unknown command (not shown, for it may be a secret), did you mean ping?'",
            })
    void wrong_arguments_nameParameterAndExpectation(String arguments, String parameter, String message) {
        Command.Ran json = run(arguments + " --json");
        assertEquals(2, json.exit());
        assertEquals(message, json.line().get("message").getAsString());
        assertEquals("INVALID_PARAMETER", json.line().get("reason").getAsString());
        assertEquals(parameter, json.line().get("parameter").getAsString());
        Command.Ran text = run(arguments);
        assertEquals(2, text.exit());
        assertEquals("✗ " + message + "\n", text.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ping hunter2",
                "hunter2",
                "hunter2 --json",
                "ping --token a hunter2",
                "ping --tokn hunter2",
                "ping --tokn=hunter2",
                "ping --tokenhunter2",
                "ping --passwordhunter2 --json",
                "ping --token-hunter2",
                "ping -hunter2",
                "ping --password -hunter2",
                "ping --password --hunter2 --password b",
                "ping -p hunter2",
                "ping --json=hunter2",
                "ping --count hunter2",
                "ping --uri http://u:hunter2@[",
                "ping --uri hunter2",
                "ping --uri=ftp://u:hunter2@h",
                "ping --proxy-address=http://u:hunter2@h:1:1",
                "ping --user a:hunter2 --password b",
                "ping --option hunter2",
                "explain --all-transports=hunter2",
                "transports hunter2",
                "demo @hunter2",
            })
    void wrong_arguments_neverShowASecret(String arguments) {
        Command.Ran ran = run(arguments);
        assertEquals(2, ran.exit(), ran.all());
        assertFalse(ran.all().contains("hunter2"), ran.all());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "explain | okhtpt | , did you mean okhttp?",
                "ping | okhtpt | , did you mean okhttp?",
                "doctor | okhtpt | , did you mean okhttp?",
                "explain | nosuch | ; on the path: netty, okhttp, armeria",
            })
    void transport_notOnThePath_namesTheOneThatWasMeant(String command, String transport, String remedy) {
        Command.Ran ran = run(command + " --json --address 127.0.0.1:1 --transport " + transport);
        assertEquals(2, ran.exit());
        assertEquals(
                "--transport '" + transport + "' is not on the path" + remedy,
                DoctorTest.last(ran.lines()).get("message").getAsString());
        assertEquals(
                "TRANSPORT_UNAVAILABLE",
                DoctorTest.last(ran.lines()).get("reason").getAsString());
    }

    @Test
    void explain_transportOfTheEnvironmentNotOnThePath_isAnError() {
        Command.Ran ran =
                new Command(folder).environment("MILVUS_TRANSPORT", "nety").run("explain");
        assertEquals(2, ran.exit());
        assertEquals("✗ --transport 'nety' is not on the path, did you mean netty?\n", ran.err());
    }

    @Test
    void nothing_givesHelpOnStandardError() {
        Command.Ran ran = new Command(folder).run();
        assertEquals(2, ran.exit());
        assertTrue(ran.err().startsWith("Usage: connections"), ran.err());
        assertTrue(ran.err().contains("Examples:"));
    }

    @Test
    void version_isPrinted() {
        Command.Ran ran = new Command(folder).run("--version");
        assertEquals(0, ran.exit());
        assertTrue(ran.out().startsWith("connections "), ran.out());
    }

    private Command.Ran run(String arguments) {
        return new Command(folder).run(arguments.split(" "));
    }
}
