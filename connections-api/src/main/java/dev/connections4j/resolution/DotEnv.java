package dev.connections4j.resolution;

import dev.connections4j.Failure;
import dev.connections4j.ParameterException;
import dev.connections4j.files.EncodedText;
import dev.connections4j.files.NamedPipe;
import dev.connections4j.parameters.Source;
import dev.connections4j.resolution.DotEnvParser.Binding;
import dev.connections4j.resolution.Variables.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds and reads {@code .env} as python-dotenv does. Only {@code MILVUS_} names come out of it; its text is in no message. */
final class DotEnv {
    private static final String NAME = ".env";
    private static final String PREFIX = VariableNames.PREFIX;
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}:]*)(?::-([^}]*))?\\}");
    private static final Pattern OURS = Pattern.compile("\\s*(?:export\\s+)?'?" + PREFIX + ".*", Pattern.DOTALL);

    private final @Nullable Path directory;
    private final Map<String, String> environment;
    private final Map<Path, NamedPipe> pipes = new ConcurrentHashMap<>();

    /** Looks from {@code directory} upwards; for none if it is null. */
    DotEnv(@Nullable Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    /** The variables of the nearest {@code .env}, as it is now; a named pipe is read once, within {@code limit}. */
    Variables read(Supplier<Duration> limit) {
        for (Path at = directory == null ? null : directory.toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve(NAME);
            boolean regular = Files.isRegularFile(file);
            if (regular || (Files.exists(file) && NamedPipe.is(file))) {
                String text = text(file, regular ? bytes(file) : bytesOfPipe(file, limit.get()));
                return new Variables(variables(file, text, environment));
            }
        }
        return Variables.NONE;
    }

    private static String text(Path file, byte[] bytes) {
        return EncodedText.decode(bytes)
                .orElseThrow(() -> unreadable(file, " cannot be read: it is not " + EncodedText.EXPECTED, null));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private byte[] bytesOfPipe(Path file, Duration limit) {
        try {
            return pipes.computeIfAbsent(file, NamedPipe::new).read(limit);
        } catch (IOException e) {
            throw failed(file, e);
        } catch (TimeoutException e) {
            String problem = " cannot be read: it is a named pipe that nothing wrote and closed within ";
            throw unreadable(file, problem + Failure.seconds(limit), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreadable(file, " was not read: the waiting thread was interrupted", e);
        }
    }

    private static ParameterException failed(Path file, IOException e) {
        return unreadable(file, " cannot be read: " + e.getClass().getSimpleName(), e);
    }

    private static ParameterException unreadable(Path file, String problem, @Nullable Throwable cause) {
        return new ParameterException(NAME, NAME + " " + file + problem, cause);
    }

    private static Map<String, Variable> variables(Path file, String text, Map<String, String> environment) {
        Map<String, String> known = new HashMap<>();
        Map<String, Variable> variables = new HashMap<>();
        for (Binding binding : new DotEnvParser(text).bindings()) {
            if (binding.malformed()) {
                refuseIfOurs(file, binding);
                continue;
            }
            String value = binding.value() == null ? "" : expanded(binding.value(), known, environment);
            known.put(binding.name(), value);
            variables.remove(binding.name());
            if (binding.value() != null && binding.name().startsWith(PREFIX)) {
                Source source = new Source(Source.Kind.DOT_ENV, file + ":" + binding.line());
                variables.put(binding.name(), new Variable(value, source));
            }
        }
        return variables;
    }

    /** An unterminated quote may swallow lines: any of ours among them is lost, so it fails. */
    private static void refuseIfOurs(Path file, Binding binding) {
        int line = binding.line();
        for (String each : binding.original().split("\\r\\n|\\r|\\n", -1)) {
            if (OURS.matcher(each).matches()) {
                throw new ParameterException(
                        NAME,
                        NAME + " " + file + ":" + line + " is malformed: expected NAME=value, with quotes closed and"
                                + " nothing but a comment behind them");
            }
            line++;
        }
    }

    /** {@code ${NAME}} and {@code ${NAME:-otherwise}}: the environment's value, else what stands further up, else nothing. */
    private static String expanded(String value, Map<String, String> known, Map<String, String> environment) {
        Matcher reference = REFERENCE.matcher(value);
        return reference.replaceAll(match -> {
            String name = match.group(1);
            String otherwise = match.group(2) == null ? "" : match.group(2);
            String found = environment.getOrDefault(name, known.getOrDefault(name, otherwise));
            return Matcher.quoteReplacement(found);
        });
    }
}
