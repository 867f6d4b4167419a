package dev.connections4j.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NameLookupTest {
    @Test
    void resolve_address_isThereAtOnceWithoutALookup() throws Exception {
        CompletableFuture<List<InetAddress>> addresses = NameLookup.resolve("127.0.0.2");
        assertTrue(addresses.isDone());
        assertEquals("127.0.0.2", addresses.get().get(0).getHostAddress());
    }

    @Test
    void resolve_name_completesOnALookupThread() throws Exception {
        CompletableFuture<String> completing = new CompletableFuture<>();
        HangingLookups.during(() -> NameLookup.resolve("localhost") // it waits until its dependent is there
                .thenRun(() -> completing.complete(Thread.currentThread().getName())));
        assertTrue(completing.get(30, TimeUnit.SECONDS).startsWith("connections4j-lookup-"));
    }

    @Test
    void resolve_nameWithoutAddress_fails() {
        ExecutionException failure = assertThrows(
                ExecutionException.class,
                () -> NameLookup.resolve("no-such-host.invalid").get(30, TimeUnit.SECONDS));
        assertInstanceOf(UnknownHostException.class, failure.getCause());
    }
}
