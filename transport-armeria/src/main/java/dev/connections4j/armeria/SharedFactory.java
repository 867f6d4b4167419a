package dev.connections4j.armeria;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.Endpoint;
import io.netty.channel.EventLoop;
import io.netty.util.AttributeKey;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The client factory that links share: making one costs more than all else of a connect, and adds and removes a security provider of the
 * whole JVM. What would tie one link to another is not in it: proxy, TLS, pings and idling are each socket's own, and each link is an
 * endpoint of its own, never used again, so no call of one finds the pooled connection of another.
 *
 * <p>Armeria remembers each endpoint for as long as the factory lives, so a factory takes a limited number of links, then the next one
 * begins. The full one is closed with its last link; the current one stays, for it holds neither thread nor socket.
 */
final class SharedFactory {
    /** The event loop of the link that an endpoint stands for: all that Armeria is left to remember of it. */
    static final AttributeKey<EventLoop> LOOP = AttributeKey.valueOf(SharedFactory.class, "LOOP");

    private static final int MAX_LINKS = 1000;
    private static final int PORT = 80;
    private static final Object LOCK = new Object();
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static @Nullable SharedFactory current;

    private final ConcurrentMap<String, ArmeriaSocket> sockets = new ConcurrentHashMap<>();
    private int placesGiven;
    private int placesTaken;
    private volatile @Nullable ClientFactory factory;

    private SharedFactory() {}

    /** A link's place in a factory. */
    static final class Place {
        private final SharedFactory home;
        private final Endpoint endpoint;
        private final AtomicBoolean left = new AtomicBoolean();

        private Place(SharedFactory home, ArmeriaSocket socket) {
            String host = "link-" + NUMBERS.incrementAndGet() + ".invalid";
            this.home = home;
            this.endpoint = Endpoint.of(host, PORT).withIpAddr("127.0.0.1").withAttr(LOOP, socket.loop());
            home.sockets.put(host, socket);
        }

        /** Stands for the link: nothing is there, its socket knows the way. */
        Endpoint endpoint() {
            return endpoint;
        }

        ClientFactory factory() {
            return home.factory();
        }

        /** May be repeated; completes when the factory is closed, or kept for others. */
        CompletableFuture<Void> leave() {
            home.sockets.remove(endpoint.host());
            return left.compareAndSet(false, true) ? home.left() : CompletableFuture.completedFuture(null);
        }
    }

    /** Whether the next link finds a factory made; else it makes one, which takes time at first. */
    static boolean isMade() {
        synchronized (LOCK) {
            return current != null && current.factory != null && current.placesGiven < MAX_LINKS;
        }
    }

    static Place place(ArmeriaSocket socket) {
        SharedFactory full = null;
        SharedFactory home;
        synchronized (LOCK) {
            if (current == null || current.placesGiven >= MAX_LINKS) {
                full = current != null && current.placesTaken == 0 ? current : null;
                current = new SharedFactory();
            }
            home = current;
            home.placesGiven++;
            home.placesTaken++;
        }
        if (full != null) {
            var unused = full.close();
        }
        return new Place(home, socket);
    }

    private CompletableFuture<Void> left() {
        synchronized (LOCK) {
            placesTaken--;
            if (placesTaken > 0 || current == this) {
                return CompletableFuture.completedFuture(null);
            }
        }
        return close();
    }

    private CompletableFuture<Void> close() {
        ClientFactory made = factory;
        return made == null
                ? CompletableFuture.completedFuture(null)
                : made.closeAsync().thenAccept(closed -> {});
    }

    private ClientFactory factory() {
        ClientFactory made = factory;
        if (made != null) {
            return made;
        }
        synchronized (this) {
            if (factory == null) {
                factory = FactorySettings.create(pipeline -> pipeline.addFirst(new ConnectInterceptor(sockets)));
            }
            return factory;
        }
    }
}
