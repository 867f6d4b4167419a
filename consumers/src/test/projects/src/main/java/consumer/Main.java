package consumer;

import dev.connections4j.Connection;
import dev.connections4j.Connections;

/** Connects by alias, with whatever transport is there, and says over which. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Connections.addConnection("books", p -> p.uri(arguments[0]));
        Connection books = Connections.connect("books");
        System.out.println("connected over " + books.transport() + " to " + books.serverVersion() + ", "
                + books.channel().authority() + ", " + (Main.class.getModule().isNamed() ? "modules" : "class path"));
        Connections.disconnect("books");
    }
}
