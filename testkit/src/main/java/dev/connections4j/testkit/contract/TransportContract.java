package dev.connections4j.testkit.contract;

import dev.connections4j.testkit.eager.LostSocketsContract;
import dev.connections4j.testkit.eager.RepeatedCallsContract;
import org.junit.jupiter.api.Nested;

/**
 * The whole contract against in-process servers, through the public API only. A transport's test module subclasses it:
 *
 * <pre>{@code
 * final class MyContractTest extends TransportContract {
 *     MyContractTest() {
 *         super("my");
 *     }
 * }
 * }</pre>
 */
public abstract class TransportContract {
    private final String name;

    /**
     * The contract for one transport, found by ServiceLoader.
     *
     * @param transport its name
     */
    protected TransportContract(String transport) {
        this.name = transport;
    }

    @Nested
    final class Connecting extends ConnectContract {
        Connecting() {
            super(name);
        }
    }

    @Nested
    final class HostNames extends HostNamesContract {
        HostNames() {
            super(name);
        }
    }

    @Nested
    final class ProxySettings extends ProxySettingsContract {
        ProxySettings() {
            super(name);
        }
    }

    @Nested
    final class OverIpv6 extends Ipv6Contract {
        OverIpv6() {
            super(name);
        }
    }

    @Nested
    final class SharedAttempts extends SharedAttemptContract {
        SharedAttempts() {
            super(name);
        }
    }

    @Nested
    final class Headers extends HeadersContract {
        Headers() {
            super(name);
        }
    }

    @Nested
    final class CallsOnAChannel extends CallsContract {
        CallsOnAChannel() {
            super(name);
        }
    }

    @Nested
    final class Callbacks extends CallbacksContract {
        Callbacks() {
            super(name);
        }
    }

    @Nested
    final class Disconnecting extends DisconnectContract {
        Disconnecting() {
            super(name);
        }
    }

    @Nested
    final class Reconnecting extends ReconnectContract {
        Reconnecting() {
            super(name);
        }
    }

    @Nested
    final class OrderlyEnds extends OrderlyEndsContract {
        OrderlyEnds() {
            super(name);
        }
    }

    @Nested
    final class RepeatedCalls extends RepeatedCallsContract {
        RepeatedCalls() {
            super(name);
        }
    }

    @Nested
    final class LostSockets extends LostSocketsContract {
        LostSockets() {
            super(name);
        }
    }

    @Nested
    final class States extends StateContract {
        States() {
            super(name);
        }
    }

    @Nested
    final class Events extends EventsContract {
        Events() {
            super(name);
        }
    }

    @Nested
    final class Replacing extends ReplaceContract {
        Replacing() {
            super(name);
        }
    }

    @Nested
    final class Pools extends PoolContract {
        Pools() {
            super(name);
        }
    }

    @Nested
    final class Failures extends FailureContract {
        Failures() {
            super(name);
        }
    }

    @Nested
    final class NothingLeft extends NothingLeftContract {
        NothingLeft() {
            super(name);
        }
    }

    @Nested
    final class WaitingForReady extends WaitForReadyContract {
        WaitingForReady() {
            super(name);
        }
    }

    @Nested
    final class Secrets extends SecretsContract {
        Secrets() {
            super(name);
        }
    }

    @Nested
    final class Looking extends RegistryContract {
        Looking() {
            super(name);
        }
    }

    @Nested
    final class Tls extends TlsContract {
        Tls() {
            super(name);
        }
    }

    @Nested
    final class Keystores extends KeystoresContract {
        Keystores() {
            super(name);
        }
    }

    @Nested
    final class TrustOfTheJvm extends JvmTrustContract {
        TrustOfTheJvm() {
            super(name);
        }
    }

    @Nested
    final class SeveralAddresses extends AddressesContract {
        SeveralAddresses() {
            super(name);
        }
    }

    @Nested
    final class Examples extends StandInExamples {
        Examples() {
            super(name);
        }
    }
}
