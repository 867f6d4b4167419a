package dev.connections4j.armeria;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** What a peer sent first: it tells what it is, where it is no HTTP/2 server. */
final class FirstServerBytes {
    private static final int MAX = 16;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(MAX);

    void add(ByteBuf buffer) {
        int length = Math.min(MAX - bytes.size(), buffer.readableBytes());
        if (length > 0) {
            bytes.writeBytes(ByteBufUtil.getBytes(buffer, buffer.readerIndex(), length));
        }
    }

    boolean isEmpty() {
        return bytes.size() == 0;
    }

    /** In the words of Netty's own codec. */
    IOException notSettings() {
        return new IOException("First received frame was not SETTINGS. Hex dump for first " + bytes.size() + " bytes: "
                + ByteBufUtil.hexDump(bytes.toByteArray()));
    }
}
