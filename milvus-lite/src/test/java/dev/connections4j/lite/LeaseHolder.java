package dev.connections4j.lite;

import java.nio.file.Path;

/** A JVM that leases a server and holds it until it is killed. */
final class LeaseHolder {
    private LeaseHolder() {}

    public static void main(String[] folder) throws Exception {
        LiteServers.lease(DataFolder.of(Path.of(folder[0])), LiteCommand.find())
                .endpoint()
                .join();
        System.out.println("listening");
        Thread.currentThread().join();
    }
}
