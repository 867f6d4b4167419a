package dev.connections4j.testkit.eager;

import com.google.protobuf.ByteString;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * An HTTP/2 frame.
 *
 * @param type its number
 * @param flags its bits
 * @param stream its stream
 * @param payload what it holds
 */
record Frame(int type, int flags, int stream, ByteString payload) {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    private static final int ACK_OR_END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int PRIORITY = 32;
    private static final int PRIORITY_BYTES = 5;

    static Frame of(int type, int stream, byte... payload) {
        return new Frame(type, 0, stream, ByteString.copyFrom(payload));
    }

    static Frame settings(byte... payload) {
        return of(SETTINGS, 0, payload);
    }

    static Frame headers(int stream, boolean last, byte[] block) {
        return new Frame(HEADERS, END_HEADERS | (last ? ACK_OR_END_STREAM : 0), stream, ByteString.copyFrom(block));
    }

    static Frame ackOf(int type, ByteString payload) {
        return new Frame(type, ACK_OR_END_STREAM, 0, payload);
    }

    static Frame read(DataInputStream in) throws IOException {
        int length = (in.readUnsignedShort() << Byte.SIZE) | in.readUnsignedByte();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int stream = in.readInt() & Integer.MAX_VALUE;
        return new Frame(type, flags, stream, ByteString.copyFrom(in.readNBytes(length)));
    }

    void write(DataOutputStream out) throws IOException {
        out.writeShort(payload.size() >> Byte.SIZE);
        out.writeByte(payload.size());
        out.writeByte(type);
        out.writeByte(flags);
        out.writeInt(stream);
        payload.writeTo(out);
        out.flush();
    }

    /** An acknowledgement, of SETTINGS or PING. */
    boolean isAck(int of) {
        return type == of && (flags & ACK_OR_END_STREAM) != 0;
    }

    /** The end of a request. */
    boolean endsStream() {
        return (type == DATA || type == HEADERS) && (flags & ACK_OR_END_STREAM) != 0;
    }

    /** Of HEADERS without padding. */
    ByteString headerBlock() {
        return (flags & PRIORITY) != 0 ? payload.substring(PRIORITY_BYTES) : payload;
    }

    @Override
    public String toString() {
        return type + (isAck(SETTINGS) || isAck(PING) ? "+ack" : "") + "@" + stream;
    }
}
