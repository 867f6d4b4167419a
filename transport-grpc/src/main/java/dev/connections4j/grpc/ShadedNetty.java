package dev.connections4j.grpc;

import io.grpc.ManagedChannelBuilder;
import java.lang.System.Logger.Level;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * grpc-netty-shaded, which other libraries bring. A transport raises gRPC above it; one that is too old for that lacks methods which gRPC calls. Maven
 * has no way to ask for a version of it without bringing the jar, so it is said in the log, once.
 */
final class ShadedNetty {
    private static final String FACTORY =
            "io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder$NettyTransportFactory";
    private static final AtomicBoolean LOOKED = new AtomicBoolean();

    private ShadedNetty() {}

    /** Warns of one that does not fit the gRPC of the transports; looks for it at the first call only. */
    static void warnOnce() {
        if (LOOKED.compareAndSet(false, true)) {
            try {
                Class<?> factory = Class.forName(FACTORY, false, ManagedChannelBuilder.class.getClassLoader());
                if (isUnfit(factory)) {
                    System.getLogger("dev.connections4j.grpc")
                            .log(Level.WARNING, warning(version(factory), version(ManagedChannelBuilder.class)));
                }
            } catch (ClassNotFoundException | LinkageError e) {
                // it is not there, which is well, or is broken in a way of its own
            }
        }
    }

    /** Whether a class that is to be made an object inherits a method without body: calling that is an AbstractMethodError. */
    static boolean isUnfit(Class<?> implementation) {
        return Arrays.stream(implementation.getMethods())
                .anyMatch(method -> Modifier.isAbstract(method.getModifiers()));
    }

    static String warning(String found, String grpc) {
        return "grpc-netty-shaded" + found + " is on the path and does not fit gRPC" + grpc
                + ": a client on a channel of its own, as LangChain4j, Spring AI and milvus-sdk-java before 2.6.18 make it, ends in AbstractMethodError;"
                + " add the dependency io.grpc:grpc-netty-shaded:"
                + (grpc.isEmpty() ? "(gRPC's version)" : grpc.strip())
                + ", or dev.connections4j:milvus-sdk-unshaded, whose clients are on a named connection"
                + ", or import dev.connections4j:connections-versions-bom";
    }

    /** With a space before it, from the module or the jar's manifest; empty if neither has one. */
    private static String version(Class<?> type) {
        ModuleDescriptor module = type.getModule().getDescriptor();
        return Stream.of(
                        module == null ? null : module.rawVersion().orElse(null),
                        type.getPackage().getImplementationVersion())
                .filter(Objects::nonNull)
                .findFirst()
                .map(version -> " " + version)
                .orElse("");
    }
}
