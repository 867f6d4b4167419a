package dev.connections4j.armeria;

import dev.connections4j.grpc.Http2;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Error;
import java.util.EnumSet;
import java.util.Set;

/** Recognizes the frame by which our end gives a connection up because of what the other sent. */
final class GoAwayFrames {
    private static final int CODE_AT = 13;
    private static final int BYTES = 17;
    private static final Set<Http2Error> REPROACHES = EnumSet.of(
            Http2Error.PROTOCOL_ERROR,
            Http2Error.FLOW_CONTROL_ERROR,
            Http2Error.FRAME_SIZE_ERROR,
            Http2Error.COMPRESSION_ERROR,
            Http2Error.STREAM_CLOSED);

    private GoAwayFrames() {}

    static boolean isReproach(ByteBuf frame) {
        int start = frame.readerIndex();
        return frame.readableBytes() == BYTES
                && frame.getByte(start + Http2.TYPE_AT) == Http2.GOAWAY
                && frame.getInt(start + Http2.STREAM_AT) == 0
                && REPROACHES.stream().anyMatch(error -> error.code() == frame.getInt(start + CODE_AT));
    }
}
