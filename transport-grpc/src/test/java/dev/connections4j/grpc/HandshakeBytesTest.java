package dev.connections4j.grpc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.grpc.Drainable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages of Connect pass through gRPC as bytes. */
class HandshakeBytesTest {
    private final Handshake.Bytes bytes = new Handshake.Bytes();

    /** What a stream says of its length is no more than that: one of a compressed message knows it not, or in part. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 700, 19_999, 20_000})
    void parse_readsAll(int available) {
        byte[] message = message(20_000);
        InputStream stream = new ByteArrayInputStream(message) {
            @Override
            public synchronized int available() {
                return Math.min(available, super.available());
            }
        };
        assertArrayEquals(message, bytes.parse(stream));
    }

    @Test
    void parse_empty() {
        assertEquals(0, bytes.parse(InputStream.nullInputStream()).length);
    }

    @Test
    void stream_drainsItself_once() throws IOException {
        byte[] message = message(300);
        InputStream stream = bytes.stream(message);
        assertEquals(300, stream.available());
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        assertEquals(300, assertInstanceOf(Drainable.class, stream).drainTo(sent));
        assertArrayEquals(message, sent.toByteArray());
        assertEquals(0, stream.available());
    }

    private static byte[] message(int length) {
        byte[] message = new byte[length];
        new Random(7).nextBytes(message);
        return message;
    }
}
