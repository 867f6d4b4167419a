package dev.connections4j.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.spi.LostCallException.Fate;
import io.grpc.Status;
import org.junit.jupiter.api.Test;

class NettyFatesTest {
    private static final Status CLOSED = Status.UNKNOWN.withDescription("channel closed");

    @Test
    void closedChannel_isTheEndOfTheLink_andNotSentIfNothingWasWritten() {
        assertTrue(NettyFates.isEndOfTheLink(CLOSED));
        assertEquals(Fate.NOT_SENT, NettyFates.of(CLOSED, false, true));
        assertNull(NettyFates.of(CLOSED, true, true));
        assertNull(NettyFates.of(CLOSED, false, false));
    }

    @Test
    void otherUnknown_isTheCallsOwn() {
        assertFalse(NettyFates.isEndOfTheLink(Status.UNKNOWN.withDescription("Application error")));
        assertNull(NettyFates.of(Status.UNKNOWN.withDescription("Application error"), false, true));
    }
}
