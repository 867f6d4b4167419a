package dev.connections4j.jmh.sdk;

import dev.connections4j.Connections;
import dev.connections4j.sdk.MilvusClients;
import java.time.Duration;

/** The least that an application does to search by the SDK on a named connection. */
final class FirstSearch {
    private FirstSearch() {}

    /** Arguments: uri, token, database. */
    public static void main(String[] arguments) {
        Connections.connect(
                "books",
                p -> p.uri(arguments[0])
                        .token(arguments[1])
                        .dbName(arguments[2])
                        .timeout(Duration.ofMinutes(1)));
        Books.search(MilvusClients.v2("books"));
        System.out.println("found");
        Connections.disconnect("books");
    }
}
