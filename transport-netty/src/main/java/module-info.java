/** The transport on grpc-netty. */
@SuppressWarnings("module") // the digit at the end is part of the name
module dev.connections4j.netty {
    requires com.google.common.util.concurrent.internal;
    requires dev.connections4j.grpc;
    requires io.grpc.netty;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.codec.http2;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.handler.proxy;
    requires io.netty.tcnative.classes.openssl;
    requires io.netty.resolver;
    requires io.netty.transport;
    requires io.netty.transport.classes.epoll;
    requires io.netty.transport.unix.common;
    requires static org.jspecify;

    uses dev.connections4j.grpc.NativeLibraries;

    provides dev.connections4j.spi.Transport with
            dev.connections4j.netty.NettyTransport;
}
