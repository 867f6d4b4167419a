package dev.connections4j.link;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.async.Operation;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.Transport;
import dev.connections4j.spi.TransportLink;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A transport whose attempts end when and as the test says. */
final class FakeTransport implements Transport {
    final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    /** Whether each link opens at once, and answers each call. */
    volatile boolean answers;

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Operation<TransportLink> open(LinkRequest request) {
        request.stages().begin(Stage.TCP);
        Attempt attempt = new Attempt(request, attempts.size() + 1);
        attempts.add(attempt);
        if (answers) {
            attempt.succeed(new FakeLink(attempt.number, true));
        }
        return Operation.start(attempt::link);
    }

    Attempt last() {
        return attempts.get(attempts.size() - 1);
    }

    static final class Attempt {
        final LinkRequest request;
        private final int number;
        private final CompletableFuture<TransportLink> link = new CompletableFuture<>();
        private volatile @Nullable FakeLink opened;
        private volatile boolean abandoned;

        Attempt(LinkRequest request, int number) {
            this.request = request;
            this.number = number;
        }

        /** Opens; the link's number is the attempt's. */
        FakeLink succeed() {
            return succeed(new FakeLink(number));
        }

        private FakeLink succeed(FakeLink open) {
            opened = open;
            link.complete(open);
            return open;
        }

        void fail(Reason reason, String problem, String serverSaid) {
            link.completeExceptionally(
                    new LinkException(Failure.of(Stage.TCP, reason, problem).saying(serverSaid), null));
        }

        private CompletableFuture<TransportLink> link(Operation.Scope scope) {
            scope.own(this, Attempt::abandon);
            return link;
        }

        CompletableFuture<TransportLink> link() {
            return link;
        }

        private CompletableFuture<Void> abandon() {
            abandoned = true;
            link.completeExceptionally(new LinkException(Failure.of(Stage.TCP, Reason.CANCELLED, "given up"), null));
            FakeLink open = opened;
            return open == null ? CompletableFuture.completedFuture(null) : open.close();
        }

        boolean isAbandoned() {
            return abandoned;
        }
    }
}
