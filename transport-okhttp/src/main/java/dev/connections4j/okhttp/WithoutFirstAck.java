package dev.connections4j.okhttp;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Leaves out the first acknowledgement of SETTINGS: it is for those of our own ({@link ServerFrames}), which the server knows nothing of. */
final class WithoutFirstAck extends FilterOutputStream {
    private static final int PREFACE_BYTES = 24;
    private static final int HEADER_BYTES = 9;
    private static final int TYPE_AT = 3;
    private static final int FLAGS_AT = 4;
    private static final int SETTINGS = 4;
    private static final int ACK = 1;

    private final byte[] header = new byte[HEADER_BYTES];
    private int position;
    private int passing = PREFACE_BYTES;
    private boolean found;

    WithoutFirstAck(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (found) {
            out.write(bytes, offset, length);
            return;
        }
        ByteArrayOutputStream kept = new ByteArrayOutputStream(length + HEADER_BYTES);
        int at = offset;
        int to = offset + length;
        while (at < to) {
            if (found || passing > 0) {
                int count = found ? to - at : Math.min(passing, to - at);
                kept.write(bytes, at, count);
                passing -= count;
                at += count;
            } else {
                headerByte(bytes[at], kept);
                at++;
            }
        }
        out.write(kept.toByteArray());
    }

    private void headerByte(byte value, ByteArrayOutputStream kept) {
        header[position] = value;
        position++;
        if (position < HEADER_BYTES) {
            return;
        }
        position = 0;
        if (header[TYPE_AT] == SETTINGS && header[FLAGS_AT] == ACK) {
            found = true;
        } else {
            kept.write(header, 0, HEADER_BYTES);
            passing = ((header[0] & 0xff) << 16) | ((header[1] & 0xff) << 8) | (header[2] & 0xff);
        }
    }
}
