package dev.connections4j.grpc.diagnosis;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.grpc.Route;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** An Error or exception of this process: what is missing on its path, or broken in it. The server has nothing to do with it. */
final class OwnFault {
    private static final Pattern CLASS = Pattern.compile("((?:[a-z][\\w]*[/.])+[A-Z][\\w$]*)");
    private static final Map<String, String> OWNERS = Map.ofEntries(
            Map.entry("io.netty.", "Netty (io.netty)"),
            Map.entry("io.grpc.", "gRPC (io.grpc)"),
            Map.entry("com.google.rpc.", "proto-google-common-protos"),
            Map.entry("com.google.protobuf.", "protobuf-java"),
            Map.entry("com.google.common.", "Guava"),
            Map.entry("com.linecorp.armeria.", "Armeria"),
            Map.entry("okio.", "Okio"),
            Map.entry("kotlin.", "kotlin-stdlib"));

    private OwnFault() {}

    /** An Error among the causes, innermost first. */
    static Optional<Failure> error(Route route, List<Throwable> causes) {
        return causes.stream()
                .filter(Error.class::isInstance)
                .reduce((outer, inner) -> inner)
                .map(error -> of(route, error));
    }

    /** An exception that no server causes, where nothing else was recognized. */
    static Optional<Failure> exception(Route route, List<Throwable> causes) {
        boolean hasStatus = causes.stream().anyMatch(OwnFault::isStatus);
        boolean isOfTheStack = !hasStatus
                || causes.stream()
                        .filter(OwnFault::isStatus)
                        .map(Status::fromThrowable)
                        .anyMatch(status -> !ServerAnswers.isBroken(status)
                                && (status.getCode() == Status.Code.INTERNAL
                                        || status.getCode() == Status.Code.UNKNOWN));
        return isOfTheStack
                ? causes.stream()
                        .filter(OwnFault::isUnforeseen)
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
        String said = Failure.oneLine(String.valueOf(fault.getMessage()));
        String problem = "this process failed, not the server: "
                + fault.getClass().getName() + (fault.getMessage() == null ? "" : ": " + said);
        Failure failure = Failure.of(route.stages().current(), Reason.TRANSPORT_FAILED, problem);
        boolean isOfThePath = fault instanceof LinkageError || fault instanceof ServiceConfigurationError;
        return isOfThePath ? failure.withRemedy(remedy(said)) : failure;
    }

    private static String remedy(String said) {
        Matcher name = CLASS.matcher(said);
        String missing = name.find() ? name.group(1).replace('/', '.') : "";
        String owner = OWNERS.entrySet().stream()
                .filter(entry -> missing.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("something");
        return owner
                + " is missing on the path of this process, or of a version that does not fit: take all versions from"
                + " connections-versions-bom";
    }
}
