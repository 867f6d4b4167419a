package dev.connections4j.testkit.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.Reason;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.Transport;
import org.junit.jupiter.api.AfterEach;

/** A part of the {@link LinkContract}; no test leaves a thread. */
abstract class LinkPart {
    private final Transport transport;

    LinkPart(Transport transport) {
        this.transport = transport;
    }

    @AfterEach
    final void noThreadIsLeft() {
        Links.awaitNoThread();
    }

    final Links to(int port) {
        return Links.to(transport, port);
    }

    final Links to(String host, int port) {
        return Links.to(transport, host, port);
    }

    static LinkException assertFails(Reason reason, Links links) {
        LinkException failure = links.fails();
        assertEquals(reason, failure.reason(), failure.failure().problem());
        return failure;
    }
}
