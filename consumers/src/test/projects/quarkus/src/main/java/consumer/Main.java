package consumer;

import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;

/** Connects by alias, beside Quarkus' own gRPC. */
@QuarkusMain
public class Main implements QuarkusApplication {
    @Inject
    ConnectionRegistry connections;

    @Override
    public int run(String... arguments) {
        Connection books = connections.connect("books"); // the same connection, however often it is called
        System.out.println("connected over " + books.transport() + " to " + books.serverVersion());
        return 0;
    }
}
