package dev.connections4j.netty;

import dev.connections4j.grpc.FlowControl;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2LocalFlowController;
import io.netty.handler.codec.http2.Http2Stream;

/**
 * Opens the connection's window wide. grpc-netty makes it as large as the window of one call, and fills it only as messages are taken: several large
 * answers at once would wait for each other, and one that nobody takes would stop all.
 */
final class ConnectionWindow {
    private ConnectionWindow() {}

    /** On the event loop; what it writes is flushed with what comes next. */
    static void open(Http2ConnectionHandler handler) throws Http2Exception {
        Http2LocalFlowController window = handler.decoder().flowController();
        Http2Stream connection = handler.connection().connectionStream();
        window.incrementWindowSize(
                connection, FlowControl.CONNECTION_WINDOW_BYTES - window.initialWindowSize(connection));
    }
}
