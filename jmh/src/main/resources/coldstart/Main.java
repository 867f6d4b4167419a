package app;

import dev.connections4j.Connection;
import dev.connections4j.Connections;

/** The least that a modular application does to connect. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Connection books =
                Connections.connect("books", p -> p.uri(arguments[0]).token(arguments[1]).dbName(arguments[2]));
        System.out.println("connected to " + books.serverVersion());
        Connections.disconnect("books");
    }
}
