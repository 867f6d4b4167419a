package dev.connections4j.armeria;

import io.netty.util.Version;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Armeria is built for Netty 4.2; frameworks that manage 4.1 put that on the path in its place. */
final class NeededNetty {
    /** In netty-transport from 4.2 on. */
    private static final String OF_42 = "io.netty.channel.IoHandlerFactory";

    private NeededNetty() {}

    /** A sentence without full stop; empty if this loader has what is needed. */
    static Optional<String> lacking(@Nullable ClassLoader loader) {
        try {
            Class.forName(OF_42, false, loader);
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            Version found = Version.identify(loader).get("netty-transport");
            String there = found == null ? "another" : found.artifactVersion();
            return Optional.of("Armeria needs Netty 4.2, and " + there
                    + " is on the path: set Spring Boot's property netty.version"
                    + " to a version of 4.2, or import io.netty:netty-bom of 4.2 before the BOM that manages Netty;"
                    + " transport-netty runs on 4.1 too");
        }
    }
}
