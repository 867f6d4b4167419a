package dev.connections4j.natives;

import dev.connections4j.grpc.NativeLibraries;

/** Brings epoll and BoringSSL by being found. */
public final class EpollAndBoringSsl implements NativeLibraries {
    /** The provider, as ServiceLoader makes it. */
    public EpollAndBoringSsl() {}

    @Override
    public String describe() {
        return "epoll and BoringSSL, Linux x86-64";
    }
}
