package dev.connections4j.armeria;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.blocking.BlockingWork;
import dev.connections4j.grpc.channel.EarlyConnect;
import dev.connections4j.grpc.diagnosis.Diagnosis;
import dev.connections4j.grpc.handshake.Handshake;
import dev.connections4j.grpc.headers.CallHeaders;
import dev.connections4j.spi.LinkAttempt;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.TransportLink;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** One attempt over one route: resources, socket, Connect. */
final class Opening implements LinkAttempt {
    private final Route route;
    private final EarlyConnect early;
    private final CompletableFuture<TransportLink> link = new CompletableFuture<>();
    private final CompletableFuture<Void> abandoned = new CompletableFuture<>();
    private final CompletableFuture<Resources> resources;

    private Opening(Route route, EarlyConnect early, CompletableFuture<Resources> resources) {
        this.route = route;
        this.early = early;
        this.resources = resources;
    }

    static LinkAttempt begin(Route route, EarlyConnect early) {
        CompletableFuture<Resources> resources = Resources.areAtHand(route)
                ? CompletableFuture.completedFuture(Resources.of(route, early))
                : CompletableFuture.supplyAsync(() -> Resources.of(route, early), BlockingWork.OPENING);
        Opening opening = new Opening(route, early, resources);
        resources.thenCompose(opening::open).whenComplete((open, failure) -> {
            if (failure == null) {
                opening.link.complete(open);
            } else {
                opening.fail(failure);
            }
        });
        return opening;
    }

    private CompletionStage<ArmeriaLink> open(Resources held) {
        if (abandoned.isDone()) {
            return CompletableFuture.failedFuture(givenUp());
        }
        Channel channel = held.channel();
        CallHeaders headers = CallHeaders.of(route.parameters());
        return Handshake.connect(ClientInterceptors.intercept(channel, headers), route.parameters())
                .exceptionallyCompose(failure -> held.socket().explain(failure))
                .thenApply(answer -> {
                    route.stages().end(Stage.CONNECT);
                    Channel identified =
                            ClientInterceptors.intercept(channel, headers.withIdentifier(answer.identifier()));
                    return new ArmeriaLink(identified, answer, held);
                });
    }

    @Override
    public CompletableFuture<TransportLink> link() {
        return link;
    }

    @Override
    public CompletableFuture<Void> abandon() {
        abandoned.complete(null);
        return close().thenRun(() -> link.completeExceptionally(givenUp()));
    }

    private CompletableFuture<Void> close() {
        return resources
                .handle((held, failure) -> held)
                .thenCompose(held -> held == null ? CompletableFuture.completedFuture(null) : held.close());
    }

    private void fail(Throwable failure) {
        Throwable seen =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        CompletableFuture<LinkException> told = diagnosis(seen);
        abandoned.thenRun(() -> told.cancel(false));
        close().thenCombine(told, (nothing, named) -> named).thenAccept(link::completeExceptionally);
    }

    private CompletableFuture<LinkException> diagnosis(Throwable seen) {
        return abandoned.isDone()
                ? CompletableFuture.completedFuture(givenUp())
                : early.tooEarly(seen)
                        .map(CompletableFuture::completedFuture)
                        .orElseGet(() -> Diagnosis.of(route, seen));
    }

    private LinkException givenUp() {
        return new LinkException(route.stages().current(), Reason.CANCELLED, "the attempt was given up", "", null);
    }
}
