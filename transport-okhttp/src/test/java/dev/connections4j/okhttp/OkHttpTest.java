package dev.connections4j.okhttp;

import dev.connections4j.testkit.contract.NotEagerContract;
import dev.connections4j.testkit.contract.RealServerContract;
import dev.connections4j.testkit.contract.ScaleContract;
import dev.connections4j.testkit.contract.TransportContract;
import dev.connections4j.testkit.contract.WindowContract;
import dev.connections4j.testkit.eager.EagerContract;
import dev.connections4j.testkit.eager.EagerServersContract;
import dev.connections4j.testkit.eager.LostCallsContract;
import dev.connections4j.testkit.faults.FaultMatrix;
import dev.connections4j.testkit.faults.NotEagerFaults;
import dev.connections4j.testkit.link.LinkContract;
import dev.connections4j.testkit.roundtrips.RoundTripContract;
import org.junit.jupiter.api.Nested;

/** The suites that every transport passes, over grpc-okhttp. */
final class OkHttpTest {
    @Nested
    final class Contract extends TransportContract {
        Contract() {
            super("okhttp");
        }
    }

    @Nested
    final class Links extends LinkContract {
        Links() {
            super(new OkHttpTransport(), "grpc-java-okhttp");
        }
    }

    @Nested
    final class ContractNotEager extends NotEagerContract {
        ContractNotEager() {
            super("okhttp");
        }
    }

    @Nested
    final class RealServers extends RealServerContract {
        RealServers() {
            super("okhttp");
        }
    }

    @Nested
    final class Scale extends ScaleContract {
        Scale() {
            super("okhttp", 1);
        }
    }

    @Nested
    final class Eager extends EagerContract {
        Eager() {
            super("okhttp");
        }
    }

    @Nested
    final class EagerServers extends EagerServersContract {
        EagerServers() {
            super("okhttp");
        }
    }

    @Nested
    final class LostCalls extends LostCallsContract {
        LostCalls() {
            super(new OkHttpTransport());
        }
    }

    @Nested
    final class Faults extends FaultMatrix {
        Faults() {
            super("okhttp");
        }
    }

    @Nested
    final class FaultsNotEager extends NotEagerFaults {
        FaultsNotEager() {
            super("okhttp");
        }
    }

    @Nested
    final class RoundTrips extends RoundTripContract {
        RoundTrips() {
            super("okhttp");
        }
    }

    @Nested
    final class Windows extends WindowContract {
        Windows() {
            super("okhttp");
        }
    }
}
