package dev.connections4j.link;

import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the listener of a call heard. */
final class Heard extends ClientCall.Listener<String> {
    private final List<Status> closes = new CopyOnWriteArrayList<>();

    @Override
    public void onClose(Status status, Metadata trailers) {
        closes.add(status);
    }

    boolean isOpen() {
        return closes.isEmpty();
    }

    /** The status of the one {@code onClose}; fails if there was none, or more than one. */
    Status status() {
        if (closes.size() != 1) {
            throw new AssertionError("expected one onClose, but there were " + closes);
        }
        return closes.get(0);
    }

    String description() {
        return String.valueOf(status().getDescription());
    }
}
