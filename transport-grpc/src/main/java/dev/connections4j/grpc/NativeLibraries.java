package dev.connections4j.grpc;

/**
 * Stands for a module that brings native libraries. Nothing requires their jars, so on a module path they would not be resolved; a
 * transport that {@code uses} this service pulls in the module that provides it, and with it the jars.
 */
public interface NativeLibraries {
    /** {@return what it brings, for instance {@code epoll and BoringSSL, Linux x86-64}} */
    String describe();
}
