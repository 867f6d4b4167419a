/** What the transports share: wire messages, the Connect handshake, headers, TLS material and diagnosis. */
@SuppressWarnings("module") // the digit at the end is part of the name
module dev.connections4j.grpc {
    requires transitive com.google.common;
    requires com.google.common.util.concurrent.internal;
    requires transitive com.google.protobuf;
    requires transitive dev.connections4j;
    requires transitive io.grpc;
    requires io.grpc.protobuf;
    requires transitive io.grpc.stub;
    requires static transitive org.jspecify;

    exports dev.connections4j.grpc;
    exports dev.connections4j.grpc.channel;
    exports dev.connections4j.grpc.diagnosis;
    exports dev.connections4j.grpc.tls;
    exports dev.connections4j.grpc.wire;
}
