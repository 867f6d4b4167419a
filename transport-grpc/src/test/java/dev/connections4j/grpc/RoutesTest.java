package dev.connections4j.grpc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.spi.LinkAttempt;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.TransportLink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RoutesTest {
    @Test
    void open_addressWithTlsWhileLookupsHang_opensIt() throws Exception {
        LinkRequest request = TestRequests.request("127.0.0.1", p -> p.secure(true));
        CompletableFuture<Route> opened = new CompletableFuture<>();
        HangingLookups.during(() -> {
            Routes.open(request, route -> {
                opened.complete(route);
                return new NeverOpen();
            });
            assertTrue(opened.get(30, TimeUnit.SECONDS).tls().isPresent());
        });
    }

    private record NeverOpen() implements LinkAttempt {
        @Override
        public CompletableFuture<TransportLink> link() {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<Void> abandon() {
            return CompletableFuture.completedFuture(null);
        }
    }
}
