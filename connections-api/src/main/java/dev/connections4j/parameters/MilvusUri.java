package dev.connections4j.parameters;

import org.jspecify.annotations.Nullable;

/**
 * A parsed {@code uri}: what it gives of the parameters.
 *
 * @param address the server
 * @param secure whether the scheme is https
 * @param user from the user info, or null
 * @param password from the user info, or null
 * @param token user info without {@code :}, or null
 * @param dbName the first path segment, or null
 */
public record MilvusUri(
        Address address,
        boolean secure,
        @Nullable String user,
        @Nullable Secret password,
        @Nullable Secret token,
        @Nullable String dbName) {
    /** Scheme and address only; never user info. */
    @Override
    public String toString() {
        return address instanceof HostPort ? (secure ? "https://" : "http://") + address : address.toString();
    }
}
