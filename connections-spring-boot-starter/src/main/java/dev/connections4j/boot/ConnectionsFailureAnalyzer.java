package dev.connections4j.boot;

import dev.connections4j.ConnectAllException;
import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connections;
import dev.connections4j.ConnectionsException;
import dev.connections4j.NoSuchConnectionException;
import dev.connections4j.ParameterException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the end of a start that failed what failed, and what to do, in place of a stack trace. */
final class ConnectionsFailureAnalyzer extends AbstractFailureAnalyzer<ConnectionsException> {
    private static final Pattern NO_ADDRESS = Pattern.compile("alias '(.+)' has no address: ");
    private static final String ALIASES =
            "; the aliases of the properties are those of the ConnectionRegistry bean, not of the static Connections.";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ConnectionsException cause) {
        Collection<? extends RuntimeException> failures = cause instanceof ConnectAllException all
                ? all.report().failures().values()
                : List.of(cause);
        return new FailureAnalysis(
                lines(failures, ConnectionsFailureAnalyzer::problem),
                lines(failures, ConnectionsFailureAnalyzer::remedy),
                cause);
    }

    private static String lines(
            Collection<? extends RuntimeException> failures, Function<RuntimeException, String> line) {
        return failures.stream().map(line).distinct().collect(Collectors.joining(System.lineSeparator()));
    }

    private static String problem(RuntimeException failure) {
        return failure instanceof ConnectFailedException failed
                ? "connection '" + failed.alias() + "' to " + failed.address() + " failed"
                        + failed.failure().sentence()
                : String.valueOf(failure.getMessage());
    }

    private static String remedy(RuntimeException failure) {
        if (failure instanceof ConnectFailedException failed) {
            return capitalised(failed.failure().remedy()) + "." + withoutIt(failed);
        }
        if (failure instanceof ParameterException wrong) {
            Matcher missing = NO_ADDRESS.matcher(String.valueOf(wrong.getMessage()));
            return missing.lookingAt()
                    ? configure(missing.group(1), wrong) + "."
                    : "Correct " + wrong.parameter() + ".";
        }
        if (failure instanceof NoSuchConnectionException missing) {
            return missing.isRegistered() ? connect(missing) : configure(missing.alias(), missing) + ALIASES;
        }
        return "Do what the description says.";
    }

    /** What a bean asks for by itself, no property keeps from failing. */
    private static String withoutIt(ConnectFailedException failed) {
        return isFrom(StartupConnects.class, failed)
                ? " With " + property(failed.alias(), "connect")
                        + "=background the application starts without it,"
                        + " unless a bean needs the connection at the start."
                : "";
    }

    private static String connect(NoSuchConnectionException missing) {
        String connecting = " connect(\"" + missing.alias() + "\") in place of get(\"" + missing.alias() + "\")";
        return isStatic(missing)
                ? "Call" + connecting + "."
                : "Set " + property(missing.alias(), "connect") + "=start, or call" + connecting
                        + " of the ConnectionRegistry bean: either says why, if connecting fails.";
    }

    private static String configure(String alias, RuntimeException failure) {
        return isStatic(failure)
                ? "Take the ConnectionRegistry bean in place of the static Connections, as in"
                        + " MilvusClients.v1(registry.get(\"" + alias + "\")) for MilvusClients.v1(\"" + alias + "\")"
                : "Set " + property(alias, "uri") + ", or " + variable(alias) + " in the environment";
    }

    private static String property(String alias, String name) {
        return "connections4j." + alias + "." + name;
    }

    private static String variable(String alias) {
        return "CONNECTIONS4J_" + alias.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_") + "_URI";
    }

    private static boolean isStatic(Throwable failure) {
        return isFrom(Connections.class.getSuperclass(), failure);
    }

    private static boolean isFrom(Class<?> caller, Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(caller.getName()));
    }

    private static String capitalised(String sentence) {
        return sentence.isEmpty() ? "Try again" : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
