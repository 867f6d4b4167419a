package dev.connections4j.grpc.handshake;

import dev.connections4j.ServerInfo;

/** What a server says of itself, in one copy for all connections that hear the same. */
final class SharedServerInfo {
    private static volatile ServerInfo latest = ServerInfo.UNKNOWN;

    private SharedServerInfo() {}

    static ServerInfo of(dev.connections4j.grpc.wire.ServerInfo info) {
        ServerInfo heard = new ServerInfo(
                info.getBuildTags(),
                info.getBuildTime(),
                info.getGitCommit(),
                info.getGoVersion(),
                info.getDeployMode(),
                info.getReservedMap());
        ServerInfo known = latest;
        if (heard.equals(known)) {
            return known;
        }
        latest = heard;
        return heard;
    }
}
