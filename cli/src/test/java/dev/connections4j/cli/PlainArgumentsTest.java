package dev.connections4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What is read without the parser is what the parser would have read. */
final class PlainArgumentsTest {
    private static final int ROUNDS = 500;
    private static final List<String> VALUES = List.of(
            "x",
            "http://u:p@h:1/d?a=b",
            "a=b",
            "true",
            "false",
            "ping",
            " two words ",
            "ü",
            "@file",
            "${x}",
            "'q'",
            "-",
            "-x",
            "--json",
            "--secure",
            "",
            "\"q\"",
            "%s");

    private final Subcommand ping = new PingCommand();
    private final List<Option> options = Cli.options(ping);
    private final CommandLine parser = Parser.root(List.of(ping));

    private Optional<ParsedOptions> plain(List<String> arguments) {
        return PlainArguments.read(options, arguments);
    }

    private ParsedOptions parsed(List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("ping"));
        all.addAll(arguments);
        return Parser.given(parser.parseArgs(all.toArray(String[]::new)).subcommand());
    }

    @Test
    void read_anyArguments_isWhatTheParserReadsOrLeftToIt() {
        Random random = new Random(17);
        int plainly = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<String> arguments = new ArrayList<>();
            for (int count = random.nextInt(4); count >= 0; count--) {
                addOption(arguments, random);
            }
            Optional<ParsedOptions> read = plain(arguments);
            if (read.isPresent()) {
                plainly++;
                assertEquals(parsed(arguments), read.get(), arguments.toString());
            }
        }
        assertTrue(plainly > ROUNDS / 10, plainly + " were read");
    }

    private void addOption(List<String> arguments, Random random) {
        Option option = options.get(random.nextInt(options.size()));
        String value = VALUES.get(random.nextInt(VALUES.size()));
        switch (random.nextInt(5)) {
            case 0 -> arguments.add(option.name());
            case 1 -> arguments.add(option.name() + "=" + value);
            case 2, 3 -> {
                arguments.add(option.name());
                if (option.takes() != Option.Takes.NOTHING) {
                    arguments.add(value);
                }
            }
            default -> arguments.add(value);
        }
    }

    @Test
    void read_anOrdinaryPing_needsNoParser() {
        List<String> arguments = List.of("--uri", "http://h:1", "--secure=true", "--json");
        ParsedOptions read = plain(arguments).orElseThrow();
        assertEquals("http://h:1", read.value("--uri").orElse(""));
        assertEquals(parsed(arguments), read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "-h", "--uri", "--ur=x", "--json=true", "--secure=yes", "--uri=", "x", "--json --json"
            })
    void read_whatMayBeWrong_isLeftToTheParser(String arguments) {
        assertEquals(Optional.empty(), plain(List.of(arguments.split(" ", -1))));
    }
}
