package dev.connections4j.grpc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes one protobuf message, of texts and messages alone. */
final class MessageWriter {
    private static final int DELIMITED = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    byte[] bytes() {
        return out.toByteArray();
    }

    MessageWriter text(int field, String value) {
        return value.isEmpty() ? this : delimited(field, value.getBytes(StandardCharsets.UTF_8));
    }

    MessageWriter message(int field, MessageWriter value) {
        return delimited(field, value.bytes());
    }

    MessageWriter map(int field, Map<String, String> map) {
        map.forEach(
                (key, value) -> message(field, new MessageWriter().text(1, key).text(2, value)));
        return this;
    }

    private MessageWriter delimited(int field, byte[] value) {
        varint(field << 3 | DELIMITED);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    private void varint(int value) {
        int rest = value;
        for (; (rest & ~0x7F) != 0; rest >>>= 7) {
            out.write((rest & 0x7F) | 0x80);
        }
        out.write(rest);
    }
}
