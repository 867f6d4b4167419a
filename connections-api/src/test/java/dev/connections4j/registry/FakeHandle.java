package dev.connections4j.registry;

import dev.connections4j.ConnectTimings;
import dev.connections4j.ServerInfo;
import dev.connections4j.link.LinkPool;
import dev.connections4j.link.ManagedConnection;
import dev.connections4j.parameters.ResolvedParameters;
import io.grpc.Channel;
import io.grpc.ConnectivityState;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A connection that only notes what the registry asks of it. */
final class FakeHandle implements ManagedConnection {
    final List<String> events = new CopyOnWriteArrayList<>();
    final List<String> refusals = new CopyOnWriteArrayList<>();
    final CompletableFuture<Void> drained = new CompletableFuture<>();
    final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final String alias;
    private final Runnable onClose;
    private volatile ResolvedParameters resolved;
    private volatile ConnectTimings timings;

    FakeHandle(String alias, ResolvedParameters resolved, ConnectTimings timings, Runnable onClose) {
        this.alias = alias;
        this.resolved = resolved;
        this.timings = timings;
        this.onClose = onClose;
    }

    @Override
    public CompletableFuture<Void> exchange(LinkPool pool, ConnectTimings newTimings, Duration grace) {
        ResolvedParameters next = pool.source().parameters();
        resolved = next;
        timings = newTimings;
        events.add("exchange " + next.address());
        return drained;
    }

    @Override
    public void refuse(String cause) {
        refusals.add(cause);
    }

    @Override
    public CompletableFuture<Void> shutdown(Duration grace, String cause) {
        events.add("shutdown " + grace + " " + cause);
        return closed;
    }

    @Override
    public void requestConnection() {
        events.add("request connection");
    }

    @Override
    public String alias() {
        return alias;
    }

    @Override
    public Channel channel() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Channel channel(String dbName) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ServerInfo serverInfo() {
        return ServerInfo.UNKNOWN;
    }

    @Override
    public OptionalLong identifier() {
        return OptionalLong.empty();
    }

    @Override
    public ConnectivityState state() {
        return events.stream().anyMatch(event -> event.startsWith("shutdown"))
                ? ConnectivityState.SHUTDOWN
                : ConnectivityState.READY;
    }

    @Override
    public List<ConnectivityState> memberStates() {
        return List.of(state());
    }

    @Override
    public Subscription onStateChange(Consumer<ConnectivityState> listener) {
        return () -> {};
    }

    @Override
    public ResolvedParameters parameters() {
        return resolved;
    }

    @Override
    public ConnectTimings timings() {
        return timings;
    }

    @Override
    public void close() {
        onClose.run();
    }

    @Override
    public String transport() {
        return "fake";
    }
}
