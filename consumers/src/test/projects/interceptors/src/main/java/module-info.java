module consumer {
    requires dev.connections4j;
    requires io.grpc;
    requires io.grpc.stub;
    requires io.opentelemetry.instrumentation.grpc_1_6;
    requires io.opentelemetry.sdk;
    requires io.opentelemetry.sdk.testing;
    requires io.opentelemetry.sdk.trace;
    requires micrometer.core;
}
