package dev.connections4j.testkit.contract;

import dev.connections4j.parameters.ConnectionParameters;
import org.junit.jupiter.api.Nested;

/** The parts of {@link TransportContract} that are about connecting, once more with {@code eager=false}. Subclassed like it. */
public abstract class NotEagerContract {
    private final String name;

    /**
     * The contract for one transport, found by ServiceLoader.
     *
     * @param transport its name
     */
    protected NotEagerContract(String transport) {
        this.name = transport;
    }

    @Nested
    final class Connecting extends ConnectContract {
        Connecting() {
            super(name);
        }

        @Override
        void vary(ConnectionParameters.Builder parameters) {
            parameters.eager(false);
        }
    }

    @Nested
    final class SharedAttempts extends SharedAttemptContract {
        SharedAttempts() {
            super(name);
        }

        @Override
        void vary(ConnectionParameters.Builder parameters) {
            parameters.eager(false);
        }
    }

    @Nested
    final class Reconnecting extends ReconnectContract {
        Reconnecting() {
            super(name);
        }

        @Override
        void vary(ConnectionParameters.Builder parameters) {
            parameters.eager(false);
        }
    }

    @Nested
    final class Pools extends PoolContract {
        Pools() {
            super(name);
        }

        @Override
        void vary(ConnectionParameters.Builder parameters) {
            parameters.eager(false);
        }
    }

    @Nested
    final class Failures extends FailureContract {
        Failures() {
            super(name);
        }

        @Override
        void vary(ConnectionParameters.Builder parameters) {
            parameters.eager(false);
        }
    }

    @Nested
    final class WaitingForReady extends WaitForReadyContract {
        WaitingForReady() {
            super(name);
        }

        @Override
        void vary(ConnectionParameters.Builder parameters) {
            parameters.eager(false);
        }
    }

    @Nested
    final class Tls extends TlsContract {
        Tls() {
            super(name);
        }

        @Override
        void vary(ConnectionParameters.Builder parameters) {
            parameters.eager(false);
        }
    }
}
