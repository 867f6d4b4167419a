package dev.connections4j.lite;

import dev.connections4j.async.Operation;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.Transport;
import dev.connections4j.spi.TransportLink;

/** A transport that is never reached: what a connect can choose, to fail before it. */
public final class NoTransport implements Transport {
    @Override
    public String name() {
        return "none";
    }

    @Override
    public Operation<TransportLink> open(LinkRequest request) {
        throw new IllegalStateException("it is never asked");
    }
}
