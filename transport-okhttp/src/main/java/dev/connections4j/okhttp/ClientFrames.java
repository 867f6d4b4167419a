package dev.connections4j.okhttp;

import dev.connections4j.grpc.FlowControl;
import dev.connections4j.grpc.Http2;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * What is sent, changed where the connection begins. Its window is opened wide: grpc-okhttp makes it as large as the window of one call, so that
 * several large answers at once would wait for each other. The first WINDOW_UPDATE, which comes right after SETTINGS, is the connection's.
 *
 * <p>While Connect goes early, what comes before that request leaves with it, so that the server wakes once; and the first acknowledgement of
 * SETTINGS is left out: it is for those of our own ({@link ServerFrames}), which the server knows nothing of.
 */
final class ClientFrames extends FilterOutputStream {
    private static final int MORE = FlowControl.CONNECTION_WINDOW_BYTES - FlowControl.INITIAL_CONNECTION_WINDOW_BYTES;

    private final byte[] header = new byte[Http2.HEAD_BYTES];
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int position;
    private int passing = Http2.PREFACE_BYTES;
    private int replaced;
    private boolean opened;
    private boolean requested;
    private boolean acknowledged;

    /**
     * The frames of a client.
     *
     * @param early whether Connect goes early
     */
    ClientFrames(OutputStream out, boolean early) {
        super(out);
        this.requested = !early;
        this.acknowledged = !early;
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
            if (replaced > 0) {
                replaced--;
                at++;
            } else if (isOver() || passing > 0) {
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
        return opened && requested && acknowledged && replaced == 0;
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
        if (!opened && header[Http2.TYPE_AT] == Http2.WINDOW_UPDATE) {
            opened = true;
            replaced = Http2.length(header);
            kept.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(MORE).array());
        } else {
            passing = Http2.length(header);
        }
    }
}
