package dev.connections4j.standin;

import io.grpc.Deadline;
import io.grpc.Metadata;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A call as it reached the server.
 *
 * @param service its full service name
 * @param method its bare method name
 * @param headers all its headers
 * @param authority what it asked for, as {@code :authority}
 * @param deadline what is left of its deadline, or null if it has none
 * @param client the client's end of its socket: calls with the same one came over the same socket
 */
public record RecordedCall(
        String service,
        String method,
        Metadata headers,
        String authority,
        @Nullable Deadline deadline,
        InetSocketAddress client) {
    /**
     * The values of a header, one for each time it was sent.
     *
     * @param name lower case
     * @return empty if it was not sent
     */
    public List<String> header(String name) {
        Iterable<String> values = headers.getAll(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
        return values == null
                ? List.of()
                : StreamSupport.stream(values.spliterator(), false).toList();
    }
}
