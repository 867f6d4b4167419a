package dev.connections4j.boot;

import dev.connections4j.ConnectAllException;
import dev.connections4j.ConnectFailedException;
import dev.connections4j.ConnectionsException;
import dev.connections4j.NoSuchConnectionException;
import dev.connections4j.ParameterException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the end of a start that failed what failed, and what to do, in place of a stack trace. */
final class ConnectionsFailureAnalyzer extends AbstractFailureAnalyzer<ConnectionsException> {
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
            return capitalised(failed.failure().remedy()) + ". With connections4j." + failed.alias()
                    + ".connect=background the application starts without it.";
        }
        if (failure instanceof ParameterException wrong) {
            return "Correct " + wrong.parameter() + ".";
        }
        if (failure instanceof NoSuchConnectionException missing) {
            return "Configure connections4j." + missing.alias()
                    + ".uri. With connect=lazy or background, call connect(alias) of the ConnectionRegistry before"
                    + " get(alias).";
        }
        return "Do what the description says.";
    }

    private static String capitalised(String sentence) {
        return sentence.isEmpty() ? "Try again" : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
