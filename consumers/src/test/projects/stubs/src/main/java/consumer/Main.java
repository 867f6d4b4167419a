package consumer;

import consumer.milvus.GetVersionRequest;
import consumer.milvus.MilvusServiceGrpc;
import dev.connections4j.Connection;
import dev.connections4j.Connections;
import java.time.Duration;

/** Calls Milvus by stubs of this project's own. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Connection books = Connections.connect("books", p -> p.uri(arguments[0]).timeout(Duration.ofMinutes(2)));
        String version = MilvusServiceGrpc.newBlockingStub(books.channel())
                .getVersion(GetVersionRequest.getDefaultInstance())
                .getVersion();
        System.out.println("over " + books.transport() + " the stubs read " + version);
        Connections.disconnect("books");
    }
}
