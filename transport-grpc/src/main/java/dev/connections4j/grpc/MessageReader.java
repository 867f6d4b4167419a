package dev.connections4j.grpc;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The fields of one protobuf message, in the order in which they come. */
final class MessageReader {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int DELIMITED = 2;
    private static final int FOUR_BYTES = 5;
    private static final int MOST_VARINT_BITS = 64;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int type;

    MessageReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private MessageReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    /** The next field's number; 0 if there is none. Its value is to be read, or skipped, before the next. */
    int field() {
        if (at == end) {
            return 0;
        }
        long tag = readVarint();
        type = (int) tag & 7;
        int number = (int) (tag >>> 3);
        if (number == 0) {
            throw malformed();
        }
        return number;
    }

    /** A number, of any length. */
    long number() {
        require(VARINT);
        return readVarint();
    }

    String text() {
        MessageReader content = message();
        return new String(bytes, content.at, content.end - content.at, StandardCharsets.UTF_8);
    }

    /** A message within this one. */
    MessageReader message() {
        require(DELIMITED);
        long length = readVarint();
        int start = at;
        advance(length);
        return new MessageReader(bytes, start, at);
    }

    /** One entry of a map. */
    void entry(Map<String, String> map) {
        MessageReader entry = message();
        String key = "";
        String value = "";
        for (int field = entry.field(); field != 0; field = entry.field()) {
            switch (field) {
                case 1 -> key = entry.text();
                case 2 -> value = entry.text();
                default -> entry.skip();
            }
        }
        map.put(key, value);
    }

    /** Passes over a field that is of no interest. */
    void skip() {
        switch (type) {
            case VARINT -> readVarint();
            case EIGHT_BYTES -> advance(Long.BYTES);
            case DELIMITED -> advance(readVarint());
            case FOUR_BYTES -> advance(Integer.BYTES);
            default -> throw malformed();
        }
    }

    private void require(int expected) {
        if (type != expected) {
            throw malformed();
        }
    }

    private void advance(long length) {
        if (length < 0 || length > end - at) {
            throw malformed();
        }
        at += (int) length;
    }

    private long readVarint() {
        long value = 0;
        for (int shift = 0; shift < MOST_VARINT_BITS && at < end; shift += 7) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw malformed();
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("not a protobuf message");
    }
}
