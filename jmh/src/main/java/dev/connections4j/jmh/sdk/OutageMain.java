package dev.connections4j.jmh.sdk;

import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.clients.Sdk;
import dev.connections4j.jmh.report.Figure;
import dev.connections4j.jmh.server.BenchTarget;
import dev.connections4j.sdk.MilvusClients;
import dev.connections4j.standin.MilvusStandIn;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.exception.MilvusClientException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A server is gone for a while, and all clients go on calling: how long after it is back does the first call of each succeed? */
final class OutageMain {
    private static final int PATIENCE_SECONDS = 300;

    private OutageMain() {}

    /** Arguments: how many outages, of how many seconds. */
    public static void main(String[] arguments) throws Exception {
        int seconds = Integer.parseInt(arguments[1]);
        try (MilvusStandIn server = MilvusStandIn.builder()
                .user(BenchTarget.USER, BenchTarget.PASSWORD)
                .database(BenchTarget.DATABASE)
                .start()) {
            BenchTarget target = new BenchTarget(server.port(), null);
            Map<ClientKind, MilvusClientV2> clients = new LinkedHashMap<>();
            ClientKind.FASTEST.forEach(
                    kind -> clients.put(kind, MilvusClients.v2(kind.named().open(target))));
            clients.put(ClientKind.SDK, Sdk.open(target));
            clients.values().forEach(MilvusClientV2::getServerVersion);
            for (int outage = 0; outage < Integer.parseInt(arguments[0]); outage++) {
                meet(server, seconds, clients);
            }
        }
        System.exit(0);
    }

    private static void meet(MilvusStandIn server, int seconds, Map<ClientKind, MilvusClientV2> clients)
            throws Exception {
        server.stop();
        Map<ClientKind, CompletableFuture<Long>> answered = new LinkedHashMap<>();
        clients.forEach((kind, client) -> answered.put(kind, answered(client)));
        TimeUnit.SECONDS.sleep(seconds);
        server.start();
        long ready = System.nanoTime();
        for (Map.Entry<ClientKind, CompletableFuture<Long>> each : answered.entrySet()) {
            // it may be answered before it is seen that the server is ready
            long nanos = Math.max(0, each.getValue().get(PATIENCE_SECONDS, TimeUnit.SECONDS) - ready);
            new Figure(
                            OutageSection.AREA,
                            OutageSection.scenario(seconds),
                            each.getKey().label(),
                            OutageSection.METRIC,
                            nanos / 1e6,
                            "ms")
                    .print();
        }
    }

    /** When a call has succeeded, by {@link System#nanoTime}: a new one as soon as one fails, whose own retries are the SDK's. */
    private static CompletableFuture<Long> answered(MilvusClientV2 client) {
        CompletableFuture<Long> answered = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            while (!answered.isDone()) {
                try {
                    client.getServerVersion();
                    answered.complete(System.nanoTime());
                } catch (MilvusClientException e) {
                    // the server is still away
                }
            }
        });
        caller.setDaemon(true);
        caller.start();
        return answered;
    }
}
