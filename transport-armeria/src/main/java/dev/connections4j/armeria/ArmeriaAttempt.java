package dev.connections4j.armeria;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.async.Operation;
import dev.connections4j.grpc.BlockingWork;
import dev.connections4j.grpc.CallHeaders;
import dev.connections4j.grpc.Handshake;
import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.channel.EarlyConnect;
import dev.connections4j.grpc.diagnosis.Diagnosis;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.TransportLink;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** One attempt over one route: resources, socket, Connect. */
final class ArmeriaAttempt {
    private final Route route;
    private final EarlyConnect early;
    private final CompletableFuture<TransportLink> link = new CompletableFuture<>();
    private final CompletableFuture<Void> abandoned = new CompletableFuture<>();
    private final CompletableFuture<LinkResources> resources;

    private ArmeriaAttempt(Route route, EarlyConnect early, CompletableFuture<LinkResources> resources) {
        this.route = route;
        this.early = early;
        this.resources = resources;
    }

    static Operation<TransportLink> begin(Route route, EarlyConnect early) {
        CompletableFuture<LinkResources> resources = LinkResources.areAtHand(route)
                ? CompletableFuture.completedFuture(LinkResources.of(route, early))
                : CompletableFuture.supplyAsync(() -> LinkResources.of(route, early), BlockingWork.OPENING);
        ArmeriaAttempt opening = new ArmeriaAttempt(route, early, resources);
        resources.thenCompose(opening::open).whenComplete((open, failure) -> {
            if (failure == null) {
                opening.link.complete(open);
            } else {
                opening.fail(failure);
            }
        });
        return Operation.start(scope -> {
            scope.own(opening, ArmeriaAttempt::abandon);
            return opening.link;
        });
    }

    private CompletionStage<ArmeriaLink> open(LinkResources held) {
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

    private CompletableFuture<Void> abandon() {
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
        CompletableFuture<LinkException> diagnosed = diagnosis(seen);
        abandoned.thenRun(() -> diagnosed.cancel(false));
        close().thenCombine(diagnosed, (nothing, named) -> named).thenAccept(link::completeExceptionally);
    }

    private CompletableFuture<LinkException> diagnosis(Throwable seen) {
        return abandoned.isDone()
                ? CompletableFuture.completedFuture(givenUp())
                : early.tooEarly(seen)
                        .map(CompletableFuture::completedFuture)
                        .orElseGet(() -> Diagnosis.of(route, seen));
    }

    private LinkException givenUp() {
        return new LinkException(
                Failure.of(route.stages().current(), Reason.CANCELLED, "the attempt was given up"), null);
    }
}
