package dev.connections4j.grpc;

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

    /** The message {@code milvus.proto.common.ClientInfo}. */
    static MessageWriter of(ResolvedParameters parameters) {
        return new MessageWriter()
                .text(1, "Java")
                .text(2, VERSION)
                .text(3, localTime().toString())
                .text(4, parameters.find(Parameters.USER).orElse(""))
                .text(5, LocalHostName.known())
                .map(6, parameters.get(Parameters.OPTION));
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
