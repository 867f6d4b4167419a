package consumer;

import dev.connections4j.ConnectionRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The application's connections: by alias, from its properties, closed with the application. */
@Singleton
public class Milvus {
    @ConfigProperty(name = "milvus.books.uri")
    String uri;

    @ConfigProperty(name = "milvus.books.timeout")
    String timeout;

    @Produces
    @Singleton
    ConnectionRegistry registry() {
        ConnectionRegistry registry = ConnectionRegistry.create();
        registry.addConnection("books", p -> p.uri(uri).set("timeout", timeout)); // opens nothing yet
        return registry;
    }

    void close(@Disposes ConnectionRegistry registry) {
        registry.close();
    }
}
