package dev.connections4j.armeria;

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

/** The suites that every transport passes, over Armeria. */
final class ArmeriaTest {
    @Nested
    final class Contract extends TransportContract {
        Contract() {
            super("armeria");
        }
    }

    @Nested
    final class Links extends LinkContract {
        Links() {
            super(new ArmeriaTransport(), "grpc-java-armeria");
        }
    }

    @Nested
    final class ContractNotEager extends NotEagerContract {
        ContractNotEager() {
            super("armeria");
        }
    }

    @Nested
    final class RealServers extends RealServerContract {
        RealServers() {
            super("armeria");
        }
    }

    @Nested
    final class Scale extends ScaleContract {
        Scale() {
            super("armeria", 0);
        }
    }

    @Nested
    final class Eager extends EagerContract {
        Eager() {
            super("armeria");
        }
    }

    @Nested
    final class EagerServers extends EagerServersContract {
        EagerServers() {
            super("armeria");
        }
    }

    @Nested
    final class LostCalls extends LostCallsContract {
        LostCalls() {
            super(new ArmeriaTransport());
        }
    }

    @Nested
    final class Faults extends FaultMatrix {
        Faults() {
            super("armeria");
        }
    }

    @Nested
    final class FaultsNotEager extends NotEagerFaults {
        FaultsNotEager() {
            super("armeria");
        }
    }

    @Nested
    final class RoundTrips extends RoundTripContract {
        RoundTrips() {
            super("armeria");
        }
    }

    @Nested
    final class Windows extends WindowContract {
        Windows() {
            super("armeria");
        }
    }
}
