package dev.connections4j.armeria;

import dev.connections4j.testkit.eager.LostCallsContract;

final class ArmeriaLostCallsTest extends LostCallsContract {
    ArmeriaLostCallsTest() {
        super(new ArmeriaTransport());
    }

    /** Armeria's client does not know that option. */
    @Override
    protected boolean limitsOutboundMessages() {
        return false;
    }
}
