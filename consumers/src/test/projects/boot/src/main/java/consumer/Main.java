package consumer;

import dev.connections4j.Connection;
import dev.connections4j.Connections;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A web application, on Reactor Netty, that connects by alias. */
@SpringBootApplication
public class Main {
    public static void main(String[] arguments) throws Exception {
        SpringApplication application = new SpringApplication(Main.class);
        try (ConfigurableApplicationContext context =
                application.run("--server.port=0", "--spring.main.web-application-type=reactive")) {
            String port = context.getEnvironment().getProperty("local.server.port");
            URI health = URI.create("http://127.0.0.1:" + port + "/actuator/health");
            System.out.println("health " + HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString()).body());
            Connection books = Connections.connect("books", p -> p.uri(arguments[0]).timeout(Duration.ofMinutes(2)));
            System.out.println("connected over " + books.transport() + " to " + books.serverVersion());
            Connections.disconnect("books");
        }
    }
}
