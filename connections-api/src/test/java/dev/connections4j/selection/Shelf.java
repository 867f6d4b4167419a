package dev.connections4j.selection;

import dev.connections4j.async.Operation;
import dev.connections4j.parameters.Address;
import dev.connections4j.parameters.LitePath;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.spi.EndpointResolver;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.Transport;
import dev.connections4j.spi.TransportLink;
import java.util.Map;
import java.util.Optional;

/** Providers for class loaders of the tests. */
public final class Shelf {
    private Shelf() {}

    /** A transport that opens nothing. */
    public abstract static class Idle implements Transport {
        private final String name;

        Idle(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Operation<TransportLink> open(LinkRequest request) {
            throw new UnsupportedOperationException("opens nothing");
        }
    }

    /** One. */
    public static final class Red extends Idle {
        public Red() {
            super("red");
        }
    }

    /** Another. */
    public static final class Blue extends Idle {
        public Blue() {
            super("blue");
        }
    }

    /** Of the same name as {@link Red}. */
    public static final class OtherRed extends Idle {
        public OtherRed() {
            super("red");
        }
    }

    /** Lacks something. */
    public static final class Lacking extends Idle {
        public Lacking() {
            super("lacking");
        }

        @Override
        public Optional<String> unavailable() {
            return Optional.of("its library is not on the path");
        }
    }

    /** Cannot do everything. */
    public static final class Modest extends Idle {
        public Modest() {
            super("modest");
        }

        @Override
        public Map<Parameter<?>, String> unsupported() {
            return Map.of(
                    Parameters.KEEP_ALIVE_TIMEOUT, "it waits keep_alive_time for the answer",
                    Parameters.EAGER, "it waits for the server's SETTINGS");
        }
    }

    /** Its constructor throws. */
    public static final class Broken extends Idle {
        public Broken() {
            super("broken");
            throw new IllegalStateException("no native library");
        }
    }

    /** Its class cannot be linked. */
    public static final class Unlinked extends Idle {
        public Unlinked() {
            super("unlinked");
            throw new NoClassDefFoundError("io/netty/channel/Channel");
        }
    }

    /** For paths. */
    public static final class Paths implements EndpointResolver {
        @Override
        public boolean accepts(Address address) {
            return address instanceof LitePath;
        }

        @Override
        public EndpointLease lease(String alias, Address address) {
            throw new UnsupportedOperationException("leases nothing");
        }
    }
}
