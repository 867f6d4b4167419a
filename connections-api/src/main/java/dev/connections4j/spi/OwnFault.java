package dev.connections4j.spi;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names an Error or exception of this process: what is missing on its path, or broken in it. The server has nothing to do with it. */
public final class OwnFault {
    private static final int MOST_CAUSES = 50;
    private static final Pattern CLASS = Pattern.compile("(?:[a-z][\\w]*[/.])+[A-Z][\\w$]*");
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

    /**
     * Names what was thrown, by the innermost Error among its causes if there is one. An Error is shown with its message, which names a class or a
     * service; the message of an exception is left to the cause, for it may hold anything.
     *
     * @param stage where; null if before the first stage
     * @param thrown what this process threw
     * @return of reason {@link Reason#TRANSPORT_FAILED}
     */
    public static Failure of(@Nullable Stage stage, Throwable thrown) {
        Throwable fault = Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES)
                .filter(Error.class::isInstance)
                .reduce(thrown, (outer, inner) -> inner);
        boolean isOurs = fault instanceof Error || fault instanceof RuntimeException;
        String said = fault instanceof Error && fault.getMessage() != null ? Failure.oneLine(fault.getMessage()) : "";
        Failure failure = Failure.of(
                stage,
                Reason.TRANSPORT_FAILED,
                (isOurs ? "this process failed, not the server: " : "the transport failed with ")
                        + fault.getClass().getName()
                        + (said.isEmpty() ? "" : ": " + said));
        boolean isOfThePath = fault instanceof LinkageError || fault instanceof ServiceConfigurationError;
        return isOfThePath ? failure.withRemedy(remedy(said)) : failure;
    }

    private static String remedy(String said) {
        String owner = CLASS.matcher(said)
                .results()
                .map(name -> name.group().replace('/', '.'))
                .flatMap(name -> OWNERS.entrySet().stream().filter(entry -> name.startsWith(entry.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("something");
        return owner
                + " is missing on the path of this process, or of a version that does not fit: take all versions from"
                + " connections-versions-bom";
    }
}
