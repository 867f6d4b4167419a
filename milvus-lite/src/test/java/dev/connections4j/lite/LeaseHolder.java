package dev.connections4j.lite;

import java.io.OutputStream;
import java.nio.file.Path;

/** A JVM that leases a server and holds it until it is killed, or the pipe from whoever started it ends. */
final class LeaseHolder {
    private LeaseHolder() {}

    public static void main(String[] folder) throws Exception {
        LiteServers.lease(DataFolder.of(Path.of(folder[0])), LiteCommand.find())
                .endpoint()
                .join();
        System.out.println("listening");
        System.in.transferTo(OutputStream.nullOutputStream());
    }
}
