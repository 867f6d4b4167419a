package dev.connections4j.okhttp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.grpc.Http2;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ClientFramesTest {
    private static final byte[] PREFACE = Http2.PREFACE.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SETTINGS = {0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 100};
    private static final byte[] ACK = {0, 0, 0, 4, 1, 0, 0, 0, 0};
    private static final byte[] WINDOW = {0, 0, 4, 8, 0, 0, 0, 0, 0, 0, -1, 0, 1};
    private static final byte[] WIDEST_WINDOW = {0, 0, 4, 8, 0, 0, 0, 0, 0, 0x7f, -1, 0, 0};
    private static final byte[] REQUEST = {0, 0, 2, 1, 5, 0, 0, 0, 3, 1, 2};
    private static final byte[] PING = {0, 0, 8, 6, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8};

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final ClientFrames early = new ClientFrames(sent, true);

    @Test
    void write_beforeTheRequest_waitsForIt() throws IOException {
        early.write(PREFACE);
        early.write(SETTINGS);
        assertEquals(0, sent.size());

        early.write(REQUEST);

        assertArrayEquals(joined(PREFACE, SETTINGS, REQUEST), sent.toByteArray());
    }

    @Test
    void write_acknowledgements_leavesOutTheFirst() throws IOException {
        early.write(joined(PREFACE, SETTINGS, ACK, REQUEST));
        early.write(ACK);
        early.write(PING);

        assertArrayEquals(joined(PREFACE, SETTINGS, REQUEST, ACK, PING), sent.toByteArray());
    }

    @Test
    void write_requestBeforeTheAcknowledgement_leavesItOutLater() throws IOException {
        early.write(joined(PREFACE, SETTINGS, REQUEST));
        early.write(PING);
        early.write(joined(ACK, ACK));

        assertArrayEquals(joined(PREFACE, SETTINGS, REQUEST, PING, ACK), sent.toByteArray());
    }

    @Test
    void write_byteByByte_isTheSame() throws IOException {
        for (byte value : joined(PREFACE, SETTINGS, ACK, REQUEST, ACK, PING)) {
            early.write(value);
        }

        assertArrayEquals(joined(PREFACE, SETTINGS, REQUEST, ACK, PING), sent.toByteArray());
    }

    @Test
    void write_firstWindow_becomesTheWidest() throws IOException {
        ClientFrames frames = new ClientFrames(sent, false);
        frames.write(joined(PREFACE, SETTINGS, WINDOW));

        assertArrayEquals(joined(PREFACE, SETTINGS, WIDEST_WINDOW), sent.toByteArray());

        frames.write(joined(ACK, REQUEST, WINDOW));

        assertArrayEquals(joined(PREFACE, SETTINGS, WIDEST_WINDOW, ACK, REQUEST, WINDOW), sent.toByteArray());
    }

    @Test
    void write_firstWindowByteByByte_whileConnectGoesEarly_isTheSame() throws IOException {
        for (byte value : joined(PREFACE, SETTINGS, WINDOW, ACK, REQUEST, ACK, WINDOW)) {
            early.write(value);
        }

        assertArrayEquals(joined(PREFACE, SETTINGS, WIDEST_WINDOW, REQUEST, ACK, WINDOW), sent.toByteArray());
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
