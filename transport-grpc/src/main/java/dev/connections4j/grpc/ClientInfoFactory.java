package dev.connections4j.grpc;

import dev.connections4j.grpc.wire.ClientInfo;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.TimeZone;

/** What the client says of itself in Connect. */
final class ClientInfoFactory {
    private static final String VERSION = version();

    /** Not a {@code ZoneId}, for which the JDK would read its time zones once more in a JVM's first connect. */
    private static final TimeZone ZONE = TimeZone.getDefault();

    private ClientInfoFactory() {}

    static ClientInfo of(ResolvedParameters parameters) {
        return ClientInfo.newBuilder()
                .setSdkType("Java")
                .setSdkVersion(VERSION)
                .setLocalTime(localTime().toString())
                .setUser(parameters.find(Parameters.USER).orElse(""))
                .setHost(LocalHostName.known())
                .putAllReserved(parameters.get(Parameters.OPTION))
                .build();
    }

    private static OffsetDateTime localTime() {
        Instant now = Instant.now();
        int millis = ZONE.getOffset(now.toEpochMilli());
        return now.atOffset(ZoneOffset.ofTotalSeconds(millis / 1000));
    }

    private static String version() {
        try (InputStream in = ClientInfoFactory.class.getResourceAsStream("version.txt")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8).trim();
        } catch (IOException e) {
            return "";
        }
    }
}
