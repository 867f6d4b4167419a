package dev.connections4j.grpc;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.spi.LinkAttempt;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.StageRecorder;
import dev.connections4j.spi.TransportLink;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One attempt over several addresses. The lock guards memory only. */
final class AddressRace implements LinkAttempt {
    private static final long STAGGER_MILLIS = 250;

    private final CompletableFuture<TransportLink> link = new CompletableFuture<>();
    private final StageRecorder stages;
    private final Routes.Opener opener;
    private final List<CompletableFuture<LinkAttempt>> started = new ArrayList<>();
    private final AddressFailures failures = new AddressFailures();
    private Iterator<Route> waiting = List.<Route>of().iterator();
    private int running;
    private boolean decided;

    AddressRace(StageRecorder stages, Routes.Opener opener) {
        this.stages = stages;
        this.opener = opener;
    }

    @Override
    public CompletableFuture<TransportLink> link() {
        return link;
    }

    void run(List<Route> routes) {
        synchronized (this) {
            waiting = routes.iterator();
        }
        startNext();
    }

    void fail(Throwable failure) {
        synchronized (this) {
            decided = true;
        }
        link.completeExceptionally(failure);
    }

    @Override
    public CompletableFuture<Void> abandon() {
        synchronized (this) {
            decided = true;
        }
        return closeAllBut(null)
                .thenRun(() -> link.completeExceptionally(new LinkException(
                        Failure.of(stages.current(), Reason.CANCELLED, "the attempt was given up"), null)));
    }

    private void startNext() {
        Route route;
        boolean more;
        CompletableFuture<LinkAttempt> opening = new CompletableFuture<>();
        synchronized (this) {
            if (decided || !waiting.hasNext()) {
                return;
            }
            route = waiting.next();
            more = waiting.hasNext();
            running++;
            started.add(opening); // before it is there: who closes it waits for it
        }
        LinkAttempt attempt;
        try {
            attempt = opener.open(route);
        } catch (RuntimeException | LinkageError e) {
            opening.completeExceptionally(e);
            ended(route, e, new CompletableFuture<>());
            return;
        }
        opening.complete(attempt);
        CompletableFuture<Void> turn = new CompletableFuture<>();
        if (more) {
            turn.completeOnTimeout(null, STAGGER_MILLIS, TimeUnit.MILLISECONDS)
                    .thenRunAsync(this::startNext, BlockingWork.OPENING);
        }
        attempt.link().whenComplete((open, failure) -> {
            if (failure == null) {
                won(route, attempt, open);
            } else {
                ended(route, failure, turn);
            }
        });
    }

    private void won(Route route, LinkAttempt attempt, TransportLink open) {
        synchronized (this) {
            if (decided) {
                return; // who decided closes it
            }
            decided = true;
        }
        stages.adopt(route.stages());
        closeAllBut(attempt).thenRun(() -> link.complete(open));
    }

    private void ended(Route route, Throwable failure, CompletableFuture<Void> turn) {
        boolean last;
        synchronized (this) {
            running--;
            failures.add(route, failure);
            last = running == 0 && !waiting.hasNext();
            if (decided || (!last && !isAnswer(failure))) {
                last = false;
            } else {
                decided = true;
                last = true;
            }
        }
        if (last) {
            closeAllBut(null).thenRun(() -> link.completeExceptionally(failures.combined()));
        } else {
            turn.complete(null);
        }
    }

    /** A server that refuses Connect for good has answered: another address would say the same. */
    private static boolean isAnswer(Throwable failure) {
        return !(failure instanceof LinkException e)
                || (e.stage() == Stage.CONNECT && !e.reason().waitable());
    }

    private CompletableFuture<Void> closeAllBut(@Nullable LinkAttempt winner) {
        List<CompletableFuture<LinkAttempt>> all;
        synchronized (this) {
            all = List.copyOf(started);
        }
        return CompletableFuture.allOf(
                all.stream().map(opening -> closed(opening, winner)).toArray(CompletableFuture<?>[]::new));
    }

    private static CompletableFuture<Void> closed(
            CompletableFuture<LinkAttempt> opening, @Nullable LinkAttempt winner) {
        return opening.handle((attempt, failure) -> attempt == null || attempt == winner
                        ? CompletableFuture.<Void>completedFuture(null)
                        : attempt.abandon())
                .thenCompose(closing -> closing);
    }
}
