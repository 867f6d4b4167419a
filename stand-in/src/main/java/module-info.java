/** An in-process Milvus on a real socket, its certificates, the launcher of real servers, and a count of round trips. */
@SuppressWarnings("module") // the digit at the end is part of the name
module dev.connections4j.standin {
    exports dev.connections4j.standin;
    exports dev.connections4j.standin.certificates;
    exports dev.connections4j.standin.roundtrips;
    exports dev.connections4j.standin.servers;

    requires transitive dev.connections4j.grpc;
    requires io.grpc.netty;
    requires io.netty.buffer;
    requires io.netty.codec.http2;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires java.logging;
    requires static org.junit.jupiter.api; // a test that needs a server is skipped where there is none
    requires static transitive org.jspecify;
}
