package consumer;

import dev.connections4j.Connection;
import dev.connections4j.Connections;
import java.time.Duration;
import io.milvus.v2.client.ConnectConfig;
import io.milvus.v2.client.MilvusClientV2;

/** The official SDK and a named connection in one JVM, both at work at the same time. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        MilvusClientV2 sdk = new MilvusClientV2(ConnectConfig.builder().uri(arguments[0]).build());
        Connection books = Connections.connect("books", p -> p.uri(arguments[0]).timeout(Duration.ofMinutes(2)));
        System.out.println("connected over " + books.transport() + " to " + books.serverVersion() + ", beside the SDK to "
                + sdk.getServerVersion());
        Connections.disconnect("books");
        System.out.println("the SDK still answers " + sdk.getServerVersion());
        sdk.close();
    }
}
