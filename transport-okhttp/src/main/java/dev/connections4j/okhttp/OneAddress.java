package dev.connections4j.okhttp;

import io.grpc.EquivalentAddressGroup;
import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import io.grpc.StatusOr;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Collection;
import java.util.List;

/**
 * The one address of a route, looked up already: a channel that knows no other resolver needs no thread to look it up again, and no
 * other library's resolver takes its target.
 */
final class OneAddress extends NameResolverProvider {
    private static final String SCHEME = "connections4j";
    private final InetSocketAddress address;
    private volatile boolean left;

    OneAddress(InetSocketAddress address) {
        this.address = address;
    }

    /** Whether the channel has no use for its address now: it is idle, or shut down. */
    boolean isLeft() {
        return left;
    }

    /** The target of the channel, which is also its name in gRPC's own logs. */
    String target() {
        String host = address.getAddress().getHostAddress().replace('%', '-');
        String literal = host.indexOf(':') >= 0 ? "%5B" + host + "%5D" : host; // a URI's path has no brackets
        return SCHEME + ":///" + literal + ":" + address.getPort();
    }

    @Override
    public NameResolver newNameResolver(URI target, NameResolver.Args args) {
        return new NameResolver() {
            @Override
            public void start(Listener2 listener) {
                listener.onResult2(ResolutionResult.newBuilder()
                        .setAddressesOrError(StatusOr.fromValue(List.of(new EquivalentAddressGroup(address))))
                        .build());
            }

            @Override
            public String getServiceAuthority() {
                return address.getHostString();
            }

            @Override
            public void shutdown() {
                left = true;
            }
        };
    }

    @Override
    protected boolean isAvailable() {
        return true;
    }

    @Override
    protected int priority() {
        return 5;
    }

    @Override
    public String getDefaultScheme() {
        return SCHEME;
    }

    @Override
    public Collection<Class<? extends SocketAddress>> getProducedSocketAddressTypes() {
        return List.of(InetSocketAddress.class);
    }
}
