module consumer {
    requires dev.connections4j;
    requires jdk.httpserver;
    requires kotlin.stdlib;
    requires okhttp3;
    requires okio;
}
