package dev.connections4j.testkit.link;

import dev.connections4j.spi.Transport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;

/** What a transport's links must do, asked of the transport itself. Subclassed with the transport. */
@Timeout(120)
public abstract class LinkContract {
    private final Transport over;
    private final String stack;

    /**
     * The contract for one transport.
     *
     * @param transport itself
     * @param userAgent what its stack calls itself, for instance {@code grpc-java-netty}
     */
    protected LinkContract(Transport transport, String userAgent) {
        this.over = transport;
        this.stack = userAgent;
    }

    @Nested
    final class Life extends LinkLifeContract {
        Life() {
            super(over, stack);
        }
    }

    @Nested
    final class Closing extends LinkClosingContract {
        Closing() {
            super(over);
        }
    }

    @Nested
    final class Tls extends LinkTlsContract {
        Tls() {
            super(over);
        }
    }

    @Nested
    final class Proxied extends LinkProxyContract {
        Proxied() {
            super(over);
        }
    }

    @Nested
    final class Failures extends LinkFailureContract {
        Failures() {
            super(over);
        }
    }
}
