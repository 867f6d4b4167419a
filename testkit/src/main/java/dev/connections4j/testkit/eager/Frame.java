package dev.connections4j.testkit.eager;

import com.google.protobuf.ByteString;
import dev.connections4j.grpc.Http2;
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
    private static final int PRIORITY = 32;
    private static final int PRIORITY_BYTES = 5;

    static Frame of(int type, int stream, byte... payload) {
        return new Frame(type, 0, stream, ByteString.copyFrom(payload));
    }

    static Frame settings(byte... payload) {
        return of(Http2.SETTINGS, 0, payload);
    }

    static Frame headers(int stream, boolean last, byte[] block) {
        return new Frame(
                Http2.HEADERS, Http2.END_HEADERS | (last ? Http2.END_STREAM : 0), stream, ByteString.copyFrom(block));
    }

    static Frame ackOf(int type, ByteString payload) {
        return new Frame(type, Http2.END_STREAM, 0, payload);
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
        return type == of && (flags & Http2.ACK) != 0;
    }

    /** The end of a request. */
    boolean endsStream() {
        return (type == Http2.DATA || type == Http2.HEADERS) && (flags & Http2.END_STREAM) != 0;
    }

    /** Of HEADERS without padding. */
    ByteString headerBlock() {
        return (flags & PRIORITY) != 0 ? payload.substring(PRIORITY_BYTES) : payload;
    }

    @Override
    public String toString() {
        return type + (isAck(Http2.SETTINGS) || isAck(Http2.PING) ? "+ack" : "") + "@" + stream;
    }
}
