/** The transport on Armeria. */
@SuppressWarnings("module") // the digit at the end is part of the name
module dev.connections4j.armeria {
    requires com.fasterxml.jackson.databind;
    requires com.google.common.util.concurrent.internal;
    requires com.linecorp.armeria;
    requires com.linecorp.armeria.grpc;
    requires dev.connections4j.grpc;
    requires io.grpc.internal;
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
    requires org.slf4j;
    requires static org.jspecify;

    uses dev.connections4j.grpc.NativeLibraries;

    provides com.linecorp.armeria.common.FlagsProvider with
            dev.connections4j.armeria.SystemNameLookup;
    provides dev.connections4j.spi.Transport with
            dev.connections4j.armeria.ArmeriaTransport;
}
