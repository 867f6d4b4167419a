package dev.connections4j.okhttp;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.connections4j.grpc.Shared;
import dev.connections4j.spi.Lease;
import dev.connections4j.testkit.link.Links;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class LinkThreadsTest {
    @Test
    void retain_keepsTheThreadsFromOneLinkToTheNext() {
        Lease lease = new OkHttpTransport().retain();
        Shared.Held<Executor> first = LinkThreads.acquire();
        Links.guarded(first.release());
        Shared.Held<Executor> second = LinkThreads.acquire();
        assertSame(first.value(), second.value());
        Links.guarded(second.release());
        Links.guarded(CompletableFuture.runAsync(() -> {}, second.value()));

        Links.guarded(lease.release());
        Shared.Held<Executor> later = LinkThreads.acquire();
        assertNotSame(first.value(), later.value());
        Links.guarded(later.release());
    }
}
