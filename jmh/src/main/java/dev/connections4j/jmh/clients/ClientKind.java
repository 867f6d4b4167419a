package dev.connections4j.jmh.clients;

import dev.connections4j.jmh.JavaCommand;
import dev.connections4j.jmh.server.BenchTarget;
import java.util.ArrayList;
import java.util.List;

/** Everyone who is measured. */
public enum ClientKind {
    NETTY_NATIVES("netty + natives", true),
    NETTY("netty", false),
    OKHTTP("okhttp", true),
    ARMERIA_NATIVES("armeria + natives", true),
    ARMERIA("armeria", false),
    SDK("milvus-sdk-java", true),
    SDK_NO_DATABASE("milvus-sdk-java without dbName", true),
    BARE_NETTY("bare grpc-netty", true),
    BARE_OKHTTP("bare grpc-okhttp", true),
    BARE_ARMERIA("bare Armeria", true),
    RAW("raw socket", true);

    /** Ours, and those that they are compared to. */
    public static final List<ClientKind> OF_THE_GOALS =
            List.of(NETTY_NATIVES, NETTY, OKHTTP, ARMERIA_NATIVES, ARMERIA, SDK, RAW);

    /** Of each transport the form that is fastest. */
    public static final List<ClientKind> FASTEST = List.of(NETTY_NATIVES, OKHTTP, ARMERIA_NATIVES);

    /** As if the jars of netty-natives were not there. */
    private static final List<String> WITHOUT_NATIVES =
            List.of("-Dio.netty.transport.noNative=true", "-Dio.netty.handler.ssl.noOpenSsl=true");

    private final String label;
    private final boolean natives;

    ClientKind(String label, boolean natives) {
        this.label = label;
        this.natives = natives;
    }

    /** How results name it. */
    public String label() {
        return label;
    }

    /** What a JVM is started with that is to be this client's, and to know the target; {@code own} come first. */
    public List<String> jvmArguments(BenchTarget target, String... own) {
        List<String> arguments = new ArrayList<>(List.of(own));
        arguments.add(JavaCommand.QUIET);
        arguments.addAll(target.jvmArguments());
        if (!natives) {
            arguments.addAll(WITHOUT_NATIVES);
        }
        return arguments;
    }

    /** This library, over the transport of this kind, which has to be one. */
    public Named named() {
        return switch (this) {
            case NETTY_NATIVES, NETTY -> new Named("netty", true);
            case OKHTTP -> new Named("okhttp", true);
            case ARMERIA_NATIVES, ARMERIA -> new Named("armeria", true);
            default -> throw new IllegalArgumentException(this + " is none of our transports");
        };
    }

    /** A client of this kind, which has connected to nothing yet. */
    public Client create() {
        return switch (this) {
            case NETTY_NATIVES, NETTY, OKHTTP, ARMERIA_NATIVES, ARMERIA -> named();
            case SDK -> new Sdk(true);
            case SDK_NO_DATABASE -> new Sdk(false);
            case BARE_NETTY -> new BareNetty();
            case BARE_OKHTTP -> new BareOkHttp();
            case BARE_ARMERIA -> new BareArmeria();
            case RAW -> new RawSocket();
        };
    }
}
