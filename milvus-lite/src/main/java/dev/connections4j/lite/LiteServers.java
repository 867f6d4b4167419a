package dev.connections4j.lite;

import dev.connections4j.spi.EndpointResolver.EndpointLease;
import java.util.HashMap;
import java.util.Map;

/** One server per data folder in this JVM: a folder is locked by its server's process, so registries share it too. */
final class LiteServers {
    private static final Map<DataFolder, LiteServer> RUNNING = new HashMap<>();

    private LiteServers() {}

    static EndpointLease lease(DataFolder data, LiteCommand command) {
        LiteServer server;
        boolean mine = false;
        synchronized (RUNNING) {
            LiteServer there = RUNNING.get(data);
            if (there != null && there.join()) {
                server = there;
            } else {
                server = new LiteServer(data, command, there == null ? LiteServer.nothing() : there.gone());
                RUNNING.put(data, server);
                mine = true;
            }
        }
        if (mine) {
            server.start(() -> forget(data, server));
        }
        return new LiteLease(server);
    }

    private static void forget(DataFolder data, LiteServer server) {
        synchronized (RUNNING) {
            RUNNING.remove(data, server);
        }
    }
}
