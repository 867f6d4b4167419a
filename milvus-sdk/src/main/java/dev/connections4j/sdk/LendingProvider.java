package dev.connections4j.sdk;

import io.milvus.shaded.io.grpc.ManagedChannel;
import io.milvus.shaded.io.grpc.ManagedChannelBuilder;
import io.milvus.shaded.io.grpc.ManagedChannelProvider;
import io.milvus.shaded.io.grpc.ManagedChannelRegistry;
import java.net.SocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * Gives one thread a channel that exists, when it asks gRPC to build one. It is registered for just as long; another thread that builds a channel
 * meanwhile waits until it is not, and gets the channel it asked for. That is once in a JVM, while the SDK makes a client and looks up this host's name.
 */
final class LendingProvider extends ManagedChannelProvider {
    private static final Object LENDING = new Object();

    private final ManagedChannel channel;
    private final Thread borrower = Thread.currentThread();

    private LendingProvider(ManagedChannel channel) {
        this.channel = channel;
    }

    static <T> T lend(ManagedChannel channel, Supplier<T> constructor) {
        LendingProvider provider = new LendingProvider(channel);
        ManagedChannelRegistry registry = ManagedChannelRegistry.getDefaultRegistry();
        synchronized (LENDING) {
            registry.register(provider);
            try {
                return constructor.get();
            } finally {
                registry.deregister(provider);
            }
        }
    }

    @Override
    protected boolean isAvailable() {
        return true;
    }

    /** Above those that open sockets. */
    @Override
    protected int priority() {
        return 10;
    }

    @Override
    protected ManagedChannelBuilder<?> builderForAddress(String name, int port) {
        if (Thread.currentThread() == borrower) {
            return new LentChannelBuilder(channel);
        }
        awaitTheEnd();
        return ManagedChannelBuilder.forAddress(name, port);
    }

    @Override
    protected ManagedChannelBuilder<?> builderForTarget(String target) {
        if (Thread.currentThread() == borrower) {
            return new LentChannelBuilder(channel);
        }
        awaitTheEnd();
        return ManagedChannelBuilder.forTarget(target);
    }

    private static void awaitTheEnd() {
        synchronized (LENDING) {
            // the borrower holds it until this provider is gone
        }
    }

    @Override
    protected Collection<Class<? extends SocketAddress>> getSupportedSocketAddressTypes() {
        return List.of();
    }
}
