package consumer;

import dev.connections4j.Connection;
import dev.connections4j.Connections;
import io.milvus.v2.client.ConnectConfig;
import io.milvus.v2.client.MilvusClientV2;
import java.time.Duration;

/** The SDK on a channel of its own, in an application that has named connections too. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Connection books = Connections.connect("books", p -> p.uri(arguments[0]).timeout(Duration.ofMinutes(2)));
        Connections.connect("films", p -> p.uri(arguments[0]).timeout(Duration.ofMinutes(2)));
        System.out.println("connected over " + books.transport());
        MilvusClientV2 sdk = new MilvusClientV2(ConnectConfig.builder().uri(arguments[0]).build());
        System.out.println("beside " + books.transport() + ", found " + sdk.getServerVersion());
        sdk.close();
        Connections.disconnect("books");
        Connections.disconnect("films");
    }
}
