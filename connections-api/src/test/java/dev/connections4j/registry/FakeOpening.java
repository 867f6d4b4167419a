package dev.connections4j.registry;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.ServerInfo;
import dev.connections4j.Stage;
import dev.connections4j.async.Operation;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.spi.LinkEnd;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.TransportLink;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** One try, whose end a test decides. */
final class FakeOpening {
    final String alias;
    final ResolvedParameters resolved;
    private final LinkRequest request;
    private final CompletableFuture<TransportLink> link = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final boolean closesSlowly;
    private volatile boolean abandoned;

    FakeOpening(LinkRequest request, boolean closesSlowly) {
        this.request = request;
        this.alias = request.alias();
        this.resolved = request.parameters();
        this.closesSlowly = closesSlowly;
    }

    void succeed() {
        request.stages().took(Stage.TCP, Duration.ofMillis(1));
        request.stages().begin(Stage.CONNECT);
        link.complete(new OpenLink());
    }

    void reach(Stage reached) {
        request.stages().begin(reached);
    }

    void pass(Stage reached) {
        request.stages().end(reached);
    }

    void fail(Stage where, Reason reason, String problem) {
        reach(where);
        fail(new LinkException(Failure.of(where, reason, problem), null));
    }

    void fail(Throwable failure) {
        link.completeExceptionally(failure);
    }

    boolean isAbandoned() {
        return abandoned;
    }

    boolean isClosed() {
        return gone.isDone();
    }

    /** What it held is closed now. */
    void close() {
        link.completeExceptionally(new LinkException(Failure.of(null, Reason.CANCELLED, "given up"), null));
        gone.complete(null);
    }

    Operation<TransportLink> operation() {
        return Operation.start(scope -> {
            scope.own(this, FakeOpening::abandon);
            return link;
        });
    }

    boolean isEnded() {
        return link.isDone();
    }

    private CompletableFuture<Void> abandon() {
        abandoned = true;
        if (!closesSlowly) {
            close();
        }
        return gone;
    }

    private static final class OpenLink implements TransportLink {
        private final CompletableFuture<LinkEnd> ended = new CompletableFuture<>();

        @Override
        public Channel channel() {
            return new Channel() {
                @Override
                public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public String authority() {
                    return "fake";
                }
            };
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
        public CompletableFuture<LinkEnd> ended() {
            return ended;
        }

        @Override
        public CompletableFuture<Void> close() {
            return CompletableFuture.completedFuture(null);
        }
    }
}
