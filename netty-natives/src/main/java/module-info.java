/** Native epoll and BoringSSL for the Netty and Armeria transports, Linux x86-64. */
@SuppressWarnings("module") // the digit at the end is part of the name
module dev.connections4j.natives {
    requires io.netty.internal.tcnative.openssl.linux.x86_64;
    requires io.netty.transport.epoll.linux.x86_64;
}
