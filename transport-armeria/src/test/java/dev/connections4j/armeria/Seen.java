package dev.connections4j.armeria;

import dev.connections4j.testkit.link.Links;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the listener of a call saw. */
final class Seen extends ClientCall.Listener<byte[]> {
    final List<String> events = new CopyOnWriteArrayList<>();
    final CompletableFuture<Status> end = new CompletableFuture<>();

    /** In one text, for comparison: headers and trailers that the server's handler set, messages, status. */
    String text() {
        Status status = Links.guarded(end);
        List<String> all = new ArrayList<>(events);
        all.add(status.getCode() + " " + status.getDescription());
        return String.join("\n", all);
    }

    @Override
    public void onHeaders(Metadata headers) {
        events.add("headers " + own(headers));
    }

    @Override
    public void onMessage(byte[] message) {
        events.add("message of " + message.length);
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        events.add("trailers " + own(trailers));
        end.complete(status);
    }

    private static String own(Metadata metadata) {
        List<String> values = new ArrayList<>();
        for (String name : metadata.keys().stream().sorted().toList()) {
            if (!name.startsWith("own-")) {
                continue;
            }
            if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
                for (byte[] value : metadata.getAll(Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER))) {
                    values.add(name + "=" + java.util.HexFormat.of().formatHex(value));
                }
            } else {
                for (String value : metadata.getAll(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER))) {
                    values.add(name + "=" + value);
                }
            }
        }
        return values.toString();
    }
}
