package dev.connections4j.grpc.channel;

import io.grpc.EquivalentAddressGroup;
import io.grpc.ManagedChannelBuilder;
import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import io.grpc.StatusOr;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * The one address of a route, looked up already: a channel that knows no other resolver needs no thread to look it up again, and no
 * other library's resolver takes its target.
 */
public final class OneAddress extends NameResolverProvider {
    private static final String SCHEME = "connections4j";
    private final InetSocketAddress address;
    private volatile boolean left;

    /**
     * The address of one channel.
     *
     * @param address where its socket is to lead; a server behind a proxy may be unresolved
     */
    public OneAddress(InetSocketAddress address) {
        this.address = address;
    }

    /**
     * Whether the channel has no use for its address now.
     *
     * @return true if it is idle, or shut down
     */
    public boolean isLeft() {
        return left;
    }

    /**
     * A builder of the channel.
     *
     * @param forTarget the stack's
     * @param <B> its type
     * @return one that knows this address alone
     */
    @SuppressWarnings("deprecation") // the way to a resolver for one channel alone
    public <B extends ManagedChannelBuilder<B>> B builder(Function<String, B> forTarget) {
        return forTarget.apply(target()).nameResolverFactory(this);
    }

    /** What the channel calls itself in gRPC's own logs. */
    private String target() {
        InetAddress known = address.getAddress();
        String host = (known == null ? address.getHostString() : known.getHostAddress()).replace('%', '-');
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
