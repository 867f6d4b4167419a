package dev.connections4j.grpc.diagnosis;

import dev.connections4j.Failure;
import dev.connections4j.grpc.Route;
import dev.connections4j.spi.OwnFault;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;

/** Finds an Error or exception of this process among the causes of a failure. */
final class OwnFaults {
    private OwnFaults() {}

    /** An Error among the causes, innermost first. */
    static Optional<Failure> error(Route route, List<Throwable> causes) {
        return causes.stream()
                .filter(Error.class::isInstance)
                .reduce((outer, inner) -> inner)
                .map(error -> of(route, error));
    }

    /** An exception that no server causes, where nothing else was recognized. */
    static Optional<Failure> exception(Route route, List<Throwable> causes) {
        boolean hasStatus = causes.stream().anyMatch(OwnFaults::isStatus);
        boolean isOfTheStack = !hasStatus
                || causes.stream()
                        .filter(OwnFaults::isStatus)
                        .map(Status::fromThrowable)
                        .anyMatch(status -> !ServerAnswers.isBroken(status)
                                && (status.getCode() == Status.Code.INTERNAL
                                        || status.getCode() == Status.Code.UNKNOWN));
        return isOfTheStack
                ? causes.stream()
                        .filter(OwnFaults::isUnforeseen)
                        .reduce((outer, inner) -> inner)
                        .map(fault -> of(route, fault))
                : Optional.empty();
    }

    /** An exception that ended a TLS handshake from within; a message of the server's that cannot be read is none. */
    static Optional<Failure> inTls(Route route, List<Throwable> causes) {
        return causes.stream()
                .filter(SSLException.class::isInstance)
                .map(Throwable::getCause)
                .filter(inner -> inner instanceof RuntimeException
                        && !(inner instanceof UnsupportedOperationException)
                        && inner.getClass().getName().startsWith("java.lang."))
                .findFirst()
                .map(fault -> of(route, fault));
    }

    static boolean isStatus(Throwable cause) {
        return cause instanceof StatusException || cause instanceof StatusRuntimeException;
    }

    private static boolean isUnforeseen(Throwable cause) {
        boolean isOnlyAround = cause instanceof CompletionException
                || cause instanceof CancellationException
                || cause instanceof UncheckedIOException;
        return cause instanceof RuntimeException
                && !isOnlyAround
                && cause.getClass().getName().startsWith("java.");
    }

    private static Failure of(Route route, Throwable fault) {
        Failure failure = OwnFault.of(route.stages().current(), fault);
        String said = fault.getMessage();
        return fault instanceof Error || said == null
                ? failure
                : failure.withProblem(failure.problem() + ": " + Failure.oneLine(said));
    }
}
