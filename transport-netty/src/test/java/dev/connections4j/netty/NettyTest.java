package dev.connections4j.netty;

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

/** The suites that every transport passes, over grpc-netty. */
final class NettyTest {
    @Nested
    final class Contract extends TransportContract {
        Contract() {
            super("netty");
        }
    }

    @Nested
    final class Links extends LinkContract {
        Links() {
            super(new NettyTransport(), "grpc-java-netty");
        }
    }

    @Nested
    final class ContractNotEager extends NotEagerContract {
        ContractNotEager() {
            super("netty");
        }
    }

    @Nested
    final class RealServers extends RealServerContract {
        RealServers() {
            super("netty");
        }
    }

    @Nested
    final class Scale extends ScaleContract {
        Scale() {
            super("netty", 0);
        }
    }

    @Nested
    final class Eager extends EagerContract {
        Eager() {
            super("netty");
        }
    }

    @Nested
    final class EagerServers extends EagerServersContract {
        EagerServers() {
            super("netty");
        }
    }

    @Nested
    final class LostCalls extends LostCallsContract {
        LostCalls() {
            super(new NettyTransport());
        }
    }

    @Nested
    final class Faults extends FaultMatrix {
        Faults() {
            super("netty");
        }
    }

    @Nested
    final class FaultsNotEager extends NotEagerFaults {
        FaultsNotEager() {
            super("netty");
        }
    }

    @Nested
    final class RoundTrips extends RoundTripContract {
        RoundTrips() {
            super("netty");
        }
    }

    @Nested
    final class Windows extends WindowContract {
        Windows() {
            super("netty");
        }
    }
}
