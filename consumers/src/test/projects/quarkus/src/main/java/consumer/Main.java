package consumer;

import dev.connections4j.Connection;
import dev.connections4j.Connections;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.time.Duration;

/** Connects by alias, beside Quarkus' own gRPC. */
@QuarkusMain
public class Main implements QuarkusApplication {
    @Override
    public int run(String... arguments) {
        Connection books = Connections.connect("books", p -> p.uri(arguments[0]).timeout(Duration.ofMinutes(2)));
        System.out.println("connected over " + books.transport() + " to " + books.serverVersion());
        Connections.disconnect("books");
        return 0;
    }
}
