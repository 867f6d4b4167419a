package dev.connections4j.sdk.shaded;

import io.milvus.shaded.io.grpc.Drainable;
import io.milvus.shaded.io.grpc.KnownLength;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Messages as streams, whose length stays known and which are written without being read first. */
final class Streams {
    private Streams() {}

    static InputStream unshaded(InputStream message) {
        return message instanceof Drainable && message instanceof KnownLength ? new Sent(message) : message;
    }

    static InputStream shaded(InputStream message) {
        return message instanceof io.grpc.KnownLength ? new Received(message) : message;
    }

    private static final class Sent extends FilterInputStream implements io.grpc.Drainable, io.grpc.KnownLength {
        Sent(InputStream message) {
            super(message);
        }

        @Override
        public int drainTo(OutputStream target) throws IOException {
            return ((Drainable) in).drainTo(target);
        }
    }

    private static final class Received extends FilterInputStream implements KnownLength {
        Received(InputStream message) {
            super(message);
        }
    }
}
