package dev.connections4j.parameters;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP CONNECT proxy.
 *
 * @param hostPort where it listens
 * @param user for its authentication, or null
 * @param password for its authentication, or null
 */
public record ProxyAddress(
        HostPort hostPort, @Nullable String user, @Nullable Secret password) {
    /** Shows neither user nor password. */
    @Override
    public String toString() {
        return hostPort.toString();
    }
}
