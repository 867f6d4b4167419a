package dev.connections4j.grpc;

import dev.connections4j.Stage;
import dev.connections4j.async.Operation;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.StageRecorder;
import dev.connections4j.spi.TransportLink;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The addresses of one host, each tried when the one before fails, or is not open after 250 ms. The lock guards memory only. */
final class AddressRace {
    private static final long STAGGER_MILLIS = 250;

    private final CompletableFuture<TransportLink> link = new CompletableFuture<>();
    private final StageRecorder stages;
    private final Function<Route, Operation<TransportLink>> opener;
    private final Operation.Scope scope;
    private final Iterator<Route> waiting;
    private final List<CompletableFuture<Operation<TransportLink>>> started = new ArrayList<>();
    private final AddressFailures failures = new AddressFailures();
    private int running;
    private boolean decided;

    private AddressRace(
            StageRecorder stages,
            Function<Route, Operation<TransportLink>> opener,
            Operation.Scope scope,
            List<Route> routes) {
        this.stages = stages;
        this.opener = opener;
        this.scope = scope;
        this.waiting = routes.iterator();
    }

    /**
     * Begins with the first address.
     *
     * @param scope owns what is opened
     * @return the first link that opens, once the others are closed; else what the address that got furthest failed with
     */
    static CompletableFuture<TransportLink> run(
            StageRecorder stages,
            Function<Route, Operation<TransportLink>> opener,
            Operation.Scope scope,
            List<Route> routes) {
        AddressRace race = new AddressRace(stages, opener, scope, routes);
        race.startNext();
        return race.link;
    }

    private void startNext() {
        Route route;
        boolean more;
        CompletableFuture<Operation<TransportLink>> opening = new CompletableFuture<>();
        synchronized (this) {
            if (decided || !waiting.hasNext()) {
                return;
            }
            route = waiting.next();
            more = waiting.hasNext();
            running++;
            started.add(opening); // before it is there: the end of the race waits for it
        }
        CompletableFuture<Void> turn = new CompletableFuture<>();
        CompletableFuture<TransportLink> result;
        try {
            if (scope.isClosed()) {
                throw new CancellationException("the operation was given up");
            }
            Operation<TransportLink> attempt = opener.apply(route);
            result = scope.run(attempt);
            opening.complete(attempt);
        } catch (RuntimeException | LinkageError e) {
            opening.completeExceptionally(e);
            ended(route, e, turn);
            return;
        }
        if (more) {
            turn.completeOnTimeout(null, STAGGER_MILLIS, TimeUnit.MILLISECONDS)
                    .thenRunAsync(this::startNext, BlockingWork.OPENING);
        }
        result.whenComplete((open, failure) -> {
            if (failure == null) {
                won(route, opening, open);
            } else {
                ended(route, failure, turn);
            }
        });
    }

    private void won(Route route, CompletableFuture<Operation<TransportLink>> winner, TransportLink open) {
        synchronized (this) {
            if (decided) {
                return; // closed with the other losers, or with the operation
            }
            decided = true;
        }
        stages.adopt(route.stages());
        closeAllBut(winner).thenRun(() -> link.complete(open));
    }

    private void ended(Route route, Throwable failure, CompletableFuture<Void> turn) {
        boolean decides;
        synchronized (this) {
            running--;
            failures.add(route, failure);
            boolean last = running == 0 && (!waiting.hasNext() || scope.isClosed());
            decides = !decided && (last || isAnswer(failure));
            decided |= decides;
        }
        if (decides) {
            closeAllBut(null).thenRun(() -> link.completeExceptionally(failures.combined()));
        } else {
            turn.complete(null);
        }
    }

    private CompletableFuture<Void> closeAllBut(@Nullable CompletableFuture<Operation<TransportLink>> winner) {
        List<CompletableFuture<Operation<TransportLink>>> all;
        synchronized (this) {
            all = List.copyOf(started);
        }
        return CompletableFuture.allOf(all.stream()
                .filter(opening -> opening != winner)
                .map(AddressRace::closed)
                .toArray(CompletableFuture<?>[]::new));
    }

    private static CompletableFuture<Void> closed(CompletableFuture<Operation<TransportLink>> opening) {
        return opening.handle((attempt, failure) ->
                        attempt == null ? CompletableFuture.<Void>completedFuture(null) : attempt.close())
                .thenCompose(closing -> closing);
    }

    /** A server that refuses Connect for good has answered: another address would say the same. */
    private static boolean isAnswer(Throwable failure) {
        return !(failure instanceof LinkException e)
                || (e.stage() == Stage.CONNECT && !e.failure().waitable());
    }
}
