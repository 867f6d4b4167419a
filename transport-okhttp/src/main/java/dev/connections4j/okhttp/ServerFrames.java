package dev.connections4j.okhttp;

import dev.connections4j.grpc.Http2;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What the server sends, watched frame by frame. Its first frame must be SETTINGS, which grpc-okhttp does not check. What else came, that
 * the first answer came, and each GOAWAY is reported to the recorder. Read by one thread.
 */
final class ServerFrames extends FilterInputStream {
    private static final byte[] OWN_SETTINGS = Http2.EMPTY_SETTINGS.getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH_BYTES = 3;
    private static final int GOAWAY_CODE_AT = 4;
    private static final int GOAWAY_CODE_END = 8;
    private static final int SHOWN_BYTES = 5;
    private static final int NONE = -1;

    private final SocketFailureRecorder recorder;
    private boolean named;
    private @Nullable IOException failure;
    private int awaited = NONE;
    private int ownLeft;
    private boolean answered;
    private boolean begun;
    private final byte[] first = new byte[SHOWN_BYTES];
    private int position;
    private int length;
    private int type;
    private int payloadLeft;
    private int goAwayCode;

    /**
     * The frames of a server.
     *
     * @param early whether an empty SETTINGS frame of our own comes first, so that grpc-okhttp need not wait for the server's
     */
    ServerFrames(InputStream in, SocketFailureRecorder recorder, boolean early) {
        super(in);
        this.recorder = recorder;
        this.ownLeft = early ? OWN_SETTINGS.length : 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int wanted) throws IOException {
        if (!named) {
            named = true;
            Thread.currentThread().setName(LinkThreads.PREFIX + "reader");
        }
        if (ownLeft > 0) {
            int count = Math.min(wanted, ownLeft);
            System.arraycopy(OWN_SETTINGS, OWN_SETTINGS.length - ownLeft, into, offset, count);
            ownLeft -= count;
            return count;
        }
        readsOn();
        try {
            int count = next(into, offset, wanted);
            if (count < 0) {
                throw new EOFException(
                        begun ? "connection closed by the server" : "connection closed before the server's SETTINGS");
            }
            watch(into, offset, offset + count);
            return count;
        } catch (IOException e) {
            LinkThread.reads(null);
            recorder.readingEnded(e);
            throw e;
        }
    }

    /** Waits until something has come or reading has failed, which the next read brings. Called by the reading thread. */
    void await() {
        if (ownLeft > 0 || awaited != NONE || failure != null) {
            return;
        }
        readsOn();
        try {
            awaited = in.read();
        } catch (IOException e) {
            failure = e;
        }
    }

    /** What runs here may use okio for sockets of its own. */
    private void readsOn() {
        LinkThread.reads(null);
        recorder.readsOn();
        if (answered) {
            LinkThread.reads(this);
        }
    }

    private int next(byte[] into, int offset, int wanted) throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (awaited == NONE) {
            return in.read(into, offset, wanted);
        }
        into[offset] = (byte) awaited;
        awaited = NONE;
        int more = Math.min(wanted - 1, in.available());
        return 1 + (more > 0 ? in.read(into, offset + 1, more) : 0);
    }

    @Override
    public void close() throws IOException {
        LinkThread.reads(null);
        super.close();
    }

    private void watch(byte[] bytes, int from, int to) throws IOException {
        int at = from;
        while (at < to) {
            if (payloadLeft > 0 && type == Http2.GOAWAY && length - payloadLeft < GOAWAY_CODE_END) {
                goAwayByte(bytes[at] & 0xff);
                payloadLeft--;
                at++;
            } else if (payloadLeft > 0) {
                int skipped = Math.min(payloadLeft, to - at);
                payloadLeft -= skipped;
                at += skipped;
            } else {
                if (!begun) {
                    firstByte(bytes[at]);
                }
                headerByte(bytes[at] & 0xff);
                at++;
            }
        }
    }

    /** The last stream's number, which is gRPC's business, then the code. */
    private void goAwayByte(int value) {
        int place = length - payloadLeft;
        if (place >= GOAWAY_CODE_AT) {
            goAwayCode = place == GOAWAY_CODE_AT ? value : (goAwayCode << Byte.SIZE) | value;
        }
        if (place == GOAWAY_CODE_END - 1) {
            recorder.goAwayCame(goAwayCode == 0);
        }
    }

    /** Judges only what is enough to be shown, however the bytes come in. */
    private void firstByte(byte value) throws IOException {
        if (position < SHOWN_BYTES) {
            first[position] = value;
        }
        boolean isEnough = position >= SHOWN_BYTES - 1;
        if (isEnough && !(position == SHOWN_BYTES - 1 ? mayBeSettings() : value == 0)) {
            throw new IOException("first received frame was not SETTINGS; first bytes: "
                    + HexFormat.of().formatHex(first));
        }
    }

    private void headerByte(int value) {
        if (position < LENGTH_BYTES) {
            length = position == 0 ? value : (length << Byte.SIZE) | value;
        } else if (position == Http2.TYPE_AT) {
            type = value;
        }
        position++;
        if (position < Http2.HEAD_BYTES) {
            return;
        }
        if (!begun) {
            begun = true;
            recorder.settingsCame();
        }
        if (type == Http2.HEADERS && !answered) {
            answered = true;
            recorder.answerCame();
            LinkThread.reads(this);
        }
        payloadLeft = length;
        position = 0;
    }

    /** A frame of at most 16,383 bytes, of the one type; that it is on stream 0, the bytes after these tell. */
    private boolean mayBeSettings() {
        return first[0] == 0 && (first[1] & 0xff) < 0x40 && first[Http2.TYPE_AT] == Http2.SETTINGS;
    }
}
