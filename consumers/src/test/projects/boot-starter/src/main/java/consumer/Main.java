package consumer;

import dev.connections4j.ConnectionRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A web application that has its connections from its properties. */
@SpringBootApplication
@RestController
public class Main {
    private final ConnectionRegistry connections;

    public Main(ConnectionRegistry connections) {
        this.connections = connections;
    }

    public static void main(String[] arguments) {
        SpringApplication.run(Main.class, arguments);
    }

    @GetMapping("/version/{alias}")
    public String version(@PathVariable String alias) {
        return connections.connect(alias).serverVersion(); // the one that is open, or, for films, the first time a new one
    }
}
