package dev.connections4j.grpc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.async.Operation;
import dev.connections4j.spi.LinkRequest;
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
                return Operation.start(scope -> new CompletableFuture<>());
            });
            assertTrue(opened.get(30, TimeUnit.SECONDS).tls().isPresent());
        });
    }
}
