package dev.connections4j.link;

import dev.connections4j.Stage;
import dev.connections4j.spi.TransportLink;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** All links of a connection being opened: all or nothing. */
final class PoolOpening implements Opening {
    private final LinkSource source;
    private final List<LinkOpening> members;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final CompletableFuture<Links> links = new CompletableFuture<>();

    PoolOpening(LinkSource source, List<LinkOpening> members) {
        this.source = source;
        this.members = List.copyOf(members);
        CompletableFuture<?>[] all = new CompletableFuture<?>[members.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = members.get(i).link();
            all[i].whenComplete((open, failure) -> {
                if (failure != null) {
                    failAll(failure);
                }
            });
        }
        CompletableFuture.allOf(all).thenRun(() -> {
            List<TransportLink> open =
                    this.members.stream().map(m -> m.link().join()).toList();
            links.complete(new Links(open, source));
        });
    }

    /** The first failure is told, once the others are closed. */
    private void failAll(Throwable failure) {
        if (!failed.compareAndSet(false, true)) {
            return;
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        abandonMembers().whenComplete((closed, ignored) -> links.completeExceptionally(cause));
    }

    private CompletableFuture<Void> abandonMembers() {
        return CompletableFuture.allOf(
                members.stream().map(LinkOpening::abandon).toArray(CompletableFuture<?>[]::new));
    }

    @Override
    public CompletableFuture<Links> links() {
        return links;
    }

    @Override
    public String transport() {
        return source.transport().name();
    }

    /** Of the first member that is not yet open: that is the one to wait for. */
    @Override
    public @Nullable Stage stage() {
        LinkOpening slowest = members.stream()
                .filter(m -> !m.link().isDone() || m.link().isCompletedExceptionally())
                .findFirst()
                .orElse(members.get(0));
        return slowest.stages().current();
    }

    /** Of each stage the longest, for the members open at the same time. */
    @Override
    public Map<Stage, Duration> stages() {
        Map<Stage, Duration> longest = new EnumMap<>(Stage.class);
        for (LinkOpening member : members) {
            member.stages()
                    .durations()
                    .forEach((stage, took) -> longest.merge(stage, took, (a, b) -> a.compareTo(b) >= 0 ? a : b));
        }
        return longest;
    }

    @Override
    public CompletableFuture<Void> abandon() {
        return abandonMembers();
    }
}
