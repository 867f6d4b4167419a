package dev.connections4j.cli;

import dev.connections4j.files.EncodedText;
import dev.connections4j.files.KeptQuotes;
import dev.connections4j.parameters.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Secrets from a file, standard input or an environment variable, not from the command line. No message repeats what was given. */
final class SecretOptions {
    private static final String FILE = "-file";
    private static final String ENVIRONMENT = "-env";
    private static final String STANDARD_INPUT = "-";

    private final ParsedOptions given;
    private final ProcessContext process;
    private @Nullable String readBy;

    SecretOptions(ParsedOptions given, ProcessContext process) {
        this.given = given;
        this.process = process;
    }

    static List<Option> of(Parameter<?> secret) {
        String option = ParameterOptions.name(secret);
        return List.of(
                Option.text(option + FILE, "<path>", secret.name() + " from a file of one line; - is standard input"),
                Option.text(option + ENVIRONMENT, "<name>", secret.name() + " from an environment variable"));
    }

    /** The secret, if a file or a variable is named. */
    Optional<String> find(Parameter<?> secret) {
        String option = ParameterOptions.name(secret);
        List<String> named = Stream.of(option, option + FILE, option + ENVIRONMENT)
                .filter(given::has)
                .toList();
        if (named.size() > 1) {
            throw wrong(secret, "give only one of " + String.join(" and ", named));
        }
        if (named.isEmpty() || named.contains(option)) {
            return Optional.empty();
        }
        String source = named.get(0);
        String value = given.value(source).orElse("");
        String read = source.endsWith(FILE) ? fromFile(secret, source, value) : fromEnvironment(secret, source, value);
        if (read.isBlank()) {
            throw wrong(secret, "what " + source + " names is empty");
        }
        return Optional.of(read);
    }

    private String fromEnvironment(Parameter<?> secret, String option, String name) {
        String value = process.environment().get(name);
        if (value == null) {
            throw wrong(secret, "the environment variable that " + option + " names is not set");
        }
        if (KeptQuotes.areAround(value)) {
            throw wrong(secret, "the environment variable that " + option + " names" + KeptQuotes.PROBLEM);
        }
        return value;
    }

    private String fromFile(Parameter<?> secret, String option, String path) {
        try {
            if (!path.equals(STANDARD_INPUT)) {
                return firstLine(
                        secret, option, Files.readAllBytes(process.directory().resolve(path)));
            }
            if (readBy != null) {
                throw wrong(secret, "only one of " + readBy + " and " + option + " can read standard input");
            }
            readBy = option;
            return firstLine(secret, option, process.in().readAllBytes());
        } catch (IOException | InvalidPathException e) {
            throw wrong(secret, "the file that " + option + " names cannot be read");
        }
    }

    private static String firstLine(Parameter<?> secret, String option, byte[] bytes) {
        List<String> lines = EncodedText.decode(bytes)
                .orElseThrow(() -> wrong(secret, "what " + option + " names is not " + EncodedText.EXPECTED))
                .lines()
                .toList();
        if (lines.size() > 1) {
            throw wrong(secret, "what " + option + " names has more than one line");
        }
        return lines.isEmpty() ? "" : lines.get(0);
    }

    private static UsageException wrong(Parameter<?> secret, String message) {
        return new UsageException(secret.name(), message);
    }
}
