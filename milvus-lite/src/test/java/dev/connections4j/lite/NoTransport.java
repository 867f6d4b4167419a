package dev.connections4j.lite;

import dev.connections4j.spi.LinkAttempt;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.Transport;

/** A transport that is never reached: what a connect can choose, to fail before it. */
public final class NoTransport implements Transport {
    @Override
    public String name() {
        return "none";
    }

    @Override
    public LinkAttempt open(LinkRequest request) {
        throw new IllegalStateException("it is never asked");
    }
}
