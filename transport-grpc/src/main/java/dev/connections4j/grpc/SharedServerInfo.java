package dev.connections4j.grpc;

import dev.connections4j.ServerInfo;

/**
 * What a server says of itself, in one copy for all connections that hear the same. Messages are compared, not records: a record's equality
 * is linked when it is first used, which takes 10 ms of a JVM's first connect.
 */
final class SharedServerInfo {
    private record Heard(dev.connections4j.grpc.wire.ServerInfo message, ServerInfo info) {}

    private static volatile Heard latest =
            new Heard(dev.connections4j.grpc.wire.ServerInfo.getDefaultInstance(), ServerInfo.UNKNOWN);

    private SharedServerInfo() {}

    static ServerInfo of(dev.connections4j.grpc.wire.ServerInfo message) {
        Heard known = latest;
        if (message.equals(known.message())) {
            return known.info();
        }
        ServerInfo info = new ServerInfo(
                message.getBuildTags(),
                message.getBuildTime(),
                message.getGitCommit(),
                message.getGoVersion(),
                message.getDeployMode(),
                message.getReservedMap());
        latest = new Heard(message, info);
        return info;
    }
}
