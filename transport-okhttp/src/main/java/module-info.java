/** The transport on grpc-okhttp. */
@SuppressWarnings("module") // the digit at the end is part of the name
module dev.connections4j.okhttp {
    requires com.google.common.util.concurrent.internal;
    requires dev.connections4j.grpc;
    requires io.grpc.okhttp;
    requires kotlin.stdlib;
    requires static org.jspecify;

    provides dev.connections4j.spi.Transport with
            dev.connections4j.okhttp.OkHttpTransport;
}
