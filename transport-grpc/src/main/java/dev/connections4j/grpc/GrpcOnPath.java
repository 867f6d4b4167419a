package dev.connections4j.grpc;

import io.grpc.ManagedChannelBuilder;
import java.lang.System.Logger.Level;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What an application's pom may have made of gRPC's jars. An older gRPC takes the place of the transports' where something that brings it stands before
 * them; or theirs is raised above a grpc-netty-shaded that another library brings, which then lacks methods that gRPC calls. Maven has no way to ask for
 * a version without bringing the jar, so the former fails with its remedy, and the latter is said in the log, once.
 */
public final class GrpcOnPath {
    /** In grpc-api from 1.61 on; the socket libraries of later ones do not load without it. */
    private static final String OF_161 = "io.grpc.ClientTransportFilter";

    /** Looked for once: each connect asks. */
    private static final Optional<String> LACKING = lacking(OF_161);

    private static final String SHADED_FACTORY =
            "io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder$NettyTransportFactory";
    /** In milvus-sdk and milvus-sdk-unshaded; the former's SDK alone has gRPC in it. */
    private static final String ADAPTER = "dev.connections4j.sdk.MilvusClients";

    private static final String SHADED_SDK = "io.milvus.shaded.io.grpc.ManagedChannel";
    private static final AtomicBoolean LOOKED = new AtomicBoolean();

    private GrpcOnPath() {}

    /** {@return what is wrong with gRPC itself and what mends it, a sentence without full stop; empty if it will do} */
    public static Optional<String> lacking() {
        return LACKING;
    }

    static Optional<String> lacking(String needed) {
        try {
            Class.forName(needed, false, ManagedChannelBuilder.class.getClassLoader());
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.of("gRPC" + JarVersion.of(ManagedChannelBuilder.class)
                    + " is on the path, and a transport needs 1.61 or later: put the transport before what brings the old one in your pom,"
                    + " as milvus-sdk-java before 2.6.18 does, or import dev.connections4j:connections-versions-bom");
        }
    }

    /** Warns of a grpc-netty-shaded that does not fit; looks for it at the first call only. */
    static void warnOnce() {
        if (LOOKED.compareAndSet(false, true)) {
            try {
                Class<?> factory = Class.forName(SHADED_FACTORY, false, ManagedChannelBuilder.class.getClassLoader());
                if (isUnfit(factory)) {
                    System.getLogger("dev.connections4j.grpc")
                            .log(
                                    Level.WARNING,
                                    warning(
                                            JarVersion.of(factory),
                                            JarVersion.of(ManagedChannelBuilder.class),
                                            isOnPath(ADAPTER) && !isOnPath(SHADED_SDK)));
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

    private static boolean isOnPath(String name) {
        return lacking(name).isEmpty();
    }

    /** {@code adapted}: milvus-sdk-unshaded is there, so that Maven has passed over the one that it brings. */
    static String warning(String found, String grpc, boolean adapted) {
        return "grpc-netty-shaded" + found + " is on the path and does not fit gRPC" + grpc
                + ": a client on a channel of its own, as LangChain4j, Spring AI and milvus-sdk-java before 2.6.18 make it, ends in AbstractMethodError;"
                + (adapted
                        ? " put dev.connections4j:milvus-sdk-unshaded, which brings the one that fits, before what brings the old one in your pom,"
                                + " or add"
                        : " add")
                + " the dependency io.grpc:grpc-netty-shaded:"
                + (grpc.isEmpty() ? "(gRPC's version)" : grpc.strip())
                + (adapted ? "" : ", or dev.connections4j:milvus-sdk-unshaded, whose clients are on a named connection")
                + ", or import dev.connections4j:connections-versions-bom";
    }
}
