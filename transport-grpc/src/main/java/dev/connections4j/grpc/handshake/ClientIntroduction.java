package dev.connections4j.grpc.handshake;

import dev.connections4j.grpc.wire.ClientInfo;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** What the client says of itself in Connect. */
final class ClientIntroduction {
    private static final String VERSION = version();
    private static final ZoneId ZONE = ZoneId.systemDefault();

    private ClientIntroduction() {}

    static ClientInfo of(ResolvedParameters parameters) {
        return ClientInfo.newBuilder()
                .setSdkType("Java")
                .setSdkVersion(VERSION)
                .setLocalTime(OffsetDateTime.now(ZONE).toString())
                .setUser(parameters.find(Parameters.USER).orElse(""))
                .setHost(LocalHostName.known())
                .putAllReserved(parameters.get(Parameters.OPTION))
                .build();
    }

    private static String version() {
        try (InputStream in = ClientIntroduction.class.getResourceAsStream("version.txt")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8).trim();
        } catch (IOException e) {
            return "";
        }
    }
}
