/** The contract suite that a transport passes, the matrix of failures, and ports that misbehave. */
@SuppressWarnings("module") // the digit at the end is part of the name
module dev.connections4j.testkit {
    exports dev.connections4j.testkit;
    exports dev.connections4j.testkit.contract;
    exports dev.connections4j.testkit.eager;
    exports dev.connections4j.testkit.faults;
    exports dev.connections4j.testkit.ingress;
    exports dev.connections4j.testkit.link;
    exports dev.connections4j.testkit.roundtrips;

    opens dev.connections4j.testkit.contract; // JUnit finds the tests that a transport inherits
    opens dev.connections4j.testkit.eager;
    opens dev.connections4j.testkit.faults;
    opens dev.connections4j.testkit.ingress;
    opens dev.connections4j.testkit.link;
    opens dev.connections4j.testkit.roundtrips;

    requires com.google.common.util.concurrent.internal;
    requires java.logging;
    requires transitive dev.connections4j.grpc;
    requires transitive dev.connections4j.standin;
    requires io.grpc.netty;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.codec.http2;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.handler.proxy;
    requires io.netty.transport;
    requires static java.management; // counts objects, for contracts only
    requires static transitive org.junit.jupiter.api;
    requires static transitive org.junit.jupiter.params;
    requires static transitive org.jspecify;
}
