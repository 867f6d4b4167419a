/**
 * Native epoll and BoringSSL for the Netty and Armeria transports, Linux x86-64.
 *
 * @provides dev.connections4j.grpc.NativeLibraries so that a transport on the module path resolves this module, and with it the jars
 */
@SuppressWarnings("module") // the digit at the end is part of the name
module dev.connections4j.natives {
    requires dev.connections4j.grpc;
    requires io.netty.internal.tcnative.openssl.linux.x86_64;
    requires io.netty.transport.epoll.linux.x86_64;
    requires static org.jspecify;

    provides dev.connections4j.grpc.NativeLibraries with
            dev.connections4j.natives.EpollAndBoringSsl;
}
