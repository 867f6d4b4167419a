package dev.connections4j.okhttp;

import dev.connections4j.grpc.Http2;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What is sent while Connect goes early. What comes before that request leaves with it, so that the server wakes once; and the first
 * acknowledgement of SETTINGS is left out: it is for those of our own ({@link ServerFrames}), which the server knows nothing of.
 */
final class EarlyBytes extends FilterOutputStream {
    private final byte[] header = new byte[Http2.HEAD_BYTES];
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int position;
    private int passing = Http2.PREFACE_BYTES;
    private boolean requested;
    private boolean acknowledged;

    EarlyBytes(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (isOver()) {
            out.write(bytes, offset, length);
            return;
        }
        int at = offset;
        int to = offset + length;
        while (at < to) {
            if (isOver() || passing > 0) {
                int count = isOver() ? to - at : Math.min(passing, to - at);
                kept.write(bytes, at, count);
                passing -= count;
                at += count;
            } else {
                headerByte(bytes[at]);
                at++;
            }
        }
        if (requested) {
            kept.writeTo(out);
            kept.reset();
        }
    }

    private boolean isOver() {
        return requested && acknowledged;
    }

    private void headerByte(byte value) {
        header[position] = value;
        position++;
        if (position < Http2.HEAD_BYTES) {
            return;
        }
        position = 0;
        if (!acknowledged && header[Http2.TYPE_AT] == Http2.SETTINGS && header[Http2.FLAGS_AT] == Http2.ACK) {
            acknowledged = true;
            return;
        }
        requested = requested || header[Http2.TYPE_AT] == Http2.HEADERS;
        kept.write(header, 0, Http2.HEAD_BYTES);
        passing = Http2.length(header);
    }
}
