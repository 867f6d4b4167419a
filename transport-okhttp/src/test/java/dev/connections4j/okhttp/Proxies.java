package dev.connections4j.okhttp;

import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.ProxyAddress;

/** Addresses of proxies on this machine. */
final class Proxies {
    private Proxies() {}

    static ProxyAddress at(int port) {
        return new ProxyAddress(new HostPort("127.0.0.1", port), null, null);
    }
}
