package consumer;

import com.sun.net.httpserver.HttpServer;
import dev.connections4j.Connection;
import dev.connections4j.Connections;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** An application that reads a page by OkHttp while it has a connection to Milvus. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Connection books = Connections.connect("books", p -> p.uri(arguments[0]).timeout(Duration.ofMinutes(2)));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] page = books.serverVersion().getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        try {
            System.out.println("connected over " + books.transport() + " to " + read(server.getAddress().getPort()));
        } finally {
            server.stop(0);
            Connections.disconnect("books");
        }
    }

    private static String read(int port) throws IOException {
        Request request = new Request.Builder().url("http://127.0.0.1:" + port).build();
        try (Response response = new OkHttpClient().newCall(request).execute()) {
            return response.body().string();
        }
    }
}
