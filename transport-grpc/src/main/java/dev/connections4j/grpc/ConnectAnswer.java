package dev.connections4j.grpc;

import dev.connections4j.Failure;
import dev.connections4j.ServerInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a server answers to Connect. By hand: classes that protobuf generates take a large part of a JVM's first connect to load. */
public final class ConnectAnswer {
    /** Of a server that has no Connect. */
    static final ConnectAnswer NONE = new ConnectAnswer();

    /** One copy for all connections that hear the same. */
    private static volatile ServerInfo latest = ServerInfo.UNKNOWN;

    private int code;
    private int legacyCode;
    private String reason = "";
    private String detail = "";
    private OptionalLong identifier = OptionalLong.empty();
    private ServerInfo serverInfo = ServerInfo.UNKNOWN;

    private ConnectAnswer() {}

    /** Reads it; an IllegalArgumentException if it is no message. */
    static ConnectAnswer of(byte[] message) {
        ConnectAnswer answer = new ConnectAnswer();
        answer.identifier = OptionalLong.of(0); // what stands for itself is not sent
        MessageReader in = new MessageReader(message);
        for (int field = in.field(); field != 0; field = in.field()) {
            switch (field) {
                case 1 -> answer.readStatus(in.message());
                case 2 -> answer.serverInfo = shared(serverInfo(in.message()));
                case 3 -> answer.identifier = OptionalLong.of(in.number());
                default -> in.skip();
            }
        }
        return answer;
    }

    private void readStatus(MessageReader in) {
        for (int field = in.field(); field != 0; field = in.field()) {
            switch (field) {
                case 1 -> legacyCode = (int) in.number();
                case 2 -> reason = in.text();
                case 3 -> code = (int) in.number();
                case 5 -> detail = in.text();
                default -> in.skip();
            }
        }
    }

    private static ServerInfo serverInfo(MessageReader in) {
        String[] texts = {"", "", "", "", ""};
        Map<String, String> reserved = new HashMap<>();
        for (int field = in.field(); field != 0; field = in.field()) {
            switch (field) {
                case 1, 2, 3, 4, 5 -> texts[field - 1] = shown(in.text());
                case 6 -> in.entry(reserved);
                default -> in.skip();
            }
        }
        return new ServerInfo(texts[0], texts[1], texts[2], texts[3], texts[4], reserved);
    }

    private static String shown(String text) {
        boolean plain = text.length() < 100 && text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
        return plain ? text.strip() : Failure.oneLine(text);
    }

    private static ServerInfo shared(ServerInfo heard) {
        ServerInfo known = latest;
        if (isSame(known, heard)) {
            return known;
        }
        latest = heard;
        return heard;
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

    /** Why the server refuses, a {@link RefusedException}; empty if it does not. */
    Optional<Throwable> refusal() {
        return code == 0 && legacyCode == 0
                ? Optional.empty()
                : Optional.of(new RefusedException(code, legacyCode, reason.isEmpty() ? detail : reason));
    }

    /** {@return what the server says of itself; {@link ServerInfo#UNKNOWN} of one that has no Connect} */
    public ServerInfo serverInfo() {
        return serverInfo;
    }

    /** {@return the number that the server gave; empty of one that has no Connect. 0 is a value} */
    public OptionalLong identifier() {
        return identifier;
    }
}
