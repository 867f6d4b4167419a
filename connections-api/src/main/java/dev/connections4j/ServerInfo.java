package dev.connections4j;

import java.util.Map;

/**
 * What the server reports of itself in its answer to Connect ({@code milvus.proto.common.ServerInfo}).
 *
 * @param buildTags the version as the server names it, for instance {@code v2.3.5-lite}; empty if it gave none
 * @param buildTime when it was built, as the server writes it
 * @param gitCommit the commit it was built from
 * @param goVersion the Go release it was built with
 * @param deployMode for instance {@code STANDALONE} or {@code CLUSTER}
 * @param reserved whatever else it sent
 */
public record ServerInfo(
        String buildTags,
        String buildTime,
        String gitCommit,
        String goVersion,
        String deployMode,
        Map<String, String> reserved) {

    /** An old server that has no Connect call. */
    public static final ServerInfo UNKNOWN = new ServerInfo("", "", "", "", "", Map.of());

    /**
     * Copies {@code reserved}.
     *
     * @param buildTags the version as the server names it
     * @param buildTime as the server writes it
     * @param gitCommit the commit it was built from
     * @param goVersion the Go release it was built with
     * @param deployMode for instance {@code STANDALONE}
     * @param reserved whatever else it sent
     */
    public ServerInfo {
        reserved = Map.copyOf(reserved);
    }
}
