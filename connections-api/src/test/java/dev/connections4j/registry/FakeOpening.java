package dev.connections4j.registry;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.link.LinkSource;
import dev.connections4j.link.Links;
import dev.connections4j.link.Opening;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.spi.LinkAttempt;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One try, whose end a test decides. */
final class FakeOpening implements Opening {
    final String alias;
    final ResolvedParameters resolved;
    private final CompletableFuture<Links> links = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final boolean closesSlowly;
    private volatile boolean abandoned;
    private volatile @Nullable Stage stage;

    FakeOpening(String alias, ResolvedParameters resolved, boolean closesSlowly) {
        this.alias = alias;
        this.resolved = resolved;
        this.closesSlowly = closesSlowly;
    }

    void succeed() {
        stage = Stage.CONNECT;
        links.complete(new Links(List.of(), new LinkSource(alias, resolved, new NoTransport(), null)));
    }

    void reach(Stage reached) {
        stage = reached;
    }

    void fail(Stage where, Reason reason, String problem) {
        stage = where;
        fail(new LinkException(Failure.of(where, reason, problem), null));
    }

    void fail(Throwable failure) {
        links.completeExceptionally(failure);
    }

    boolean isAbandoned() {
        return abandoned;
    }

    boolean isClosed() {
        return gone.isDone();
    }

    /** What it held is closed now. */
    void close() {
        links.completeExceptionally(new LinkException(Failure.of(stage, Reason.CANCELLED, "given up"), null));
        gone.complete(null);
    }

    @Override
    public CompletableFuture<Links> links() {
        return links;
    }

    @Override
    public String transport() {
        return "fake";
    }

    @Override
    public @Nullable Stage stage() {
        return stage;
    }

    @Override
    public Map<Stage, Duration> stages() {
        return Map.of(Stage.TCP, Duration.ofMillis(1));
    }

    @Override
    public CompletableFuture<Void> abandon() {
        abandoned = true;
        if (!closesSlowly) {
            close();
        }
        return gone;
    }

    private static final class NoTransport implements Transport {
        @Override
        public String name() {
            return "fake";
        }

        @Override
        public LinkAttempt open(LinkRequest request) {
            throw new UnsupportedOperationException();
        }
    }
}
