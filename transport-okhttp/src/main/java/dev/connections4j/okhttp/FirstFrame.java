package dev.connections4j.okhttp;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;

/**
 * What the server sends. Its first frame must be SETTINGS, which grpc-okhttp does not check; whatever else it is, or that it never
 * came, is told to the witness. Read by one thread.
 */
final class FirstFrame extends FilterInputStream {
    private static final int HEADER_BYTES = 9;
    private static final int TYPE_AT = 3;
    private static final int STREAM_AT = 5;
    private static final int SETTINGS = 4;
    private static final int SHOWN_BYTES = 16;

    private final SocketWitness witness;
    private int checked;

    FirstFrame(InputStream in, SocketWitness witness) {
        super(in);
        this.witness = witness;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            int count = in.read(into, offset, length);
            if (count < 0) {
                throw new EOFException(
                        checked == 0
                                ? "connection closed before the server's SETTINGS"
                                : "connection closed by the server");
            }
            if (checked < HEADER_BYTES) {
                check(into, offset, count);
            }
            return count;
        } catch (IOException e) {
            witness.saw(e);
            throw e;
        }
    }

    private void check(byte[] bytes, int offset, int count) throws IOException {
        for (int i = 0; i < count && checked < HEADER_BYTES; i++, checked++) {
            if (!mayBeSettings(checked, bytes[offset + i] & 0xff)) {
                String shown = HexFormat.of().formatHex(bytes, offset, offset + Math.min(count, SHOWN_BYTES));
                throw new IOException("first received frame was not SETTINGS; first bytes: " + shown);
            }
        }
        if (checked == HEADER_BYTES) {
            witness.answered();
        }
    }

    /** A frame of at most 16,383 bytes, of the one type, on stream 0. */
    private static boolean mayBeSettings(int position, int value) {
        if (position == 0 || position >= STREAM_AT) {
            return value == 0;
        }
        if (position == 1) {
            return value < 0x40;
        }
        return position != TYPE_AT || value == SETTINGS;
    }
}
