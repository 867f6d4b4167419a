package dev.connections4j.okhttp;

import dev.connections4j.grpc.FlowControl;
import dev.connections4j.grpc.Http2;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * What is sent, with the connection's window opened wide: grpc-okhttp makes it as large as the window of one call, so that several large answers
 * at once would wait for each other. The first WINDOW_UPDATE, which comes right after SETTINGS, is the connection's.
 */
final class ConnectionWindow extends FilterOutputStream {
    private static final int MORE = FlowControl.CONNECTION_WINDOW_BYTES - FlowControl.INITIAL_CONNECTION_WINDOW_BYTES;

    private final byte[] head = new byte[Http2.HEAD_BYTES];
    private int skipped = Http2.PREFACE_BYTES;
    private int position;
    private boolean opened;

    ConnectionWindow(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (opened) {
            out.write(bytes, offset, length);
            return;
        }
        byte[] changed = Arrays.copyOfRange(bytes, offset, offset + length);
        for (int i = 0; i < length && !opened; i++) {
            changed[i] = seen(changed[i]);
        }
        out.write(changed, 0, length);
    }

    private byte seen(byte value) {
        if (skipped > 0) {
            skipped--;
            return value;
        }
        if (position < Http2.HEAD_BYTES) {
            head[position] = value;
            position++;
            if (position == Http2.HEAD_BYTES && head[Http2.TYPE_AT] != Http2.WINDOW_UPDATE) {
                skipped = Http2.length(head);
                position = 0;
            }
            return value;
        }
        position++;
        int left = Http2.HEAD_BYTES + Integer.BYTES - position;
        opened = left == 0;
        return (byte) (MORE >>> (Byte.SIZE * left));
    }
}
