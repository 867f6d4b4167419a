/** Named connections to Milvus: the registry, the parameters, the transport SPI and the exceptions. */
@SuppressWarnings("module") // the digit at the end is part of the name, and the command is compiled later
module dev.connections4j {
    requires transitive io.grpc;
    requires static jdk.jfr;
    requires static transitive org.jspecify;

    exports dev.connections4j;
    exports dev.connections4j.async;
    exports dev.connections4j.events;
    exports dev.connections4j.files to
            dev.connections4j.cli,
            dev.connections4j.grpc;
    exports dev.connections4j.naming to
            dev.connections4j.boot;
    exports dev.connections4j.parameters;
    exports dev.connections4j.resolution to
            dev.connections4j.boot;
    exports dev.connections4j.spi;

    uses dev.connections4j.spi.EndpointResolver;
    uses dev.connections4j.spi.Transport;
}
