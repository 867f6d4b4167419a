/** The clients of milvus-sdk-java on a named connection. */
@SuppressWarnings("module") // the digit at the end is part of the name
module dev.connections4j.sdk {
    requires com.google.common;
    requires com.google.common.util.concurrent.internal;
    requires transitive com.google.gson;
    requires transitive com.google.protobuf;
    requires transitive dev.connections4j;
    requires java.logging;
    requires java.naming;
    requires kotlin.stdlib;
    requires transitive milvus.sdk.java;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.connections4j.sdk;
}
