package dev.connections4j.grpc;

import dev.connections4j.Failure;
import dev.connections4j.ServerInfo;

/** What a server says of itself, in one copy for all connections that hear the same. */
final class SharedServerInfo {
    private static volatile ServerInfo latest = ServerInfo.UNKNOWN;

    private SharedServerInfo() {}

    static ServerInfo of(ServerInfo heard) {
        ServerInfo known = latest;
        if (isSame(known, heard)) {
            return known;
        }
        ServerInfo shown = new ServerInfo(
                Failure.oneLine(heard.buildTags()),
                Failure.oneLine(heard.buildTime()),
                Failure.oneLine(heard.gitCommit()),
                Failure.oneLine(heard.goVersion()),
                Failure.oneLine(heard.deployMode()),
                heard.reserved());
        latest = shown;
        return shown;
    }

    /** A record's own equality is linked when it is first used, which takes 10 ms of a JVM's first connect. */
    private static boolean isSame(ServerInfo one, ServerInfo other) {
        return one.buildTags().equals(other.buildTags())
                && one.buildTime().equals(other.buildTime())
                && one.gitCommit().equals(other.gitCommit())
                && one.goVersion().equals(other.goVersion())
                && one.deployMode().equals(other.deployMode())
                && one.reserved().equals(other.reserved());
    }
}
