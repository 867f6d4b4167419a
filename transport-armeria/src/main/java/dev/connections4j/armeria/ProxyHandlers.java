package dev.connections4j.armeria;

import dev.connections4j.parameters.ProxyAddress;
import dev.connections4j.parameters.Secret;
import io.netty.handler.proxy.HttpProxyHandler;
import java.net.InetSocketAddress;

/** Asks an HTTP proxy for a tunnel. */
final class ProxyHandlers {
    private ProxyHandlers() {}

    static HttpProxyHandler through(ProxyAddress proxy, InetSocketAddress resolved) {
        String user = proxy.user();
        Secret password = proxy.password();
        HttpProxyHandler handler = user == null
                ? new HttpProxyHandler(resolved)
                : new HttpProxyHandler(resolved, user, password == null ? "" : password.reveal());
        handler.setConnectTimeoutMillis(0); // who asked gives the attempt up
        return handler;
    }
}
