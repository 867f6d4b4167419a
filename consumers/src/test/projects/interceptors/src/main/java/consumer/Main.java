package consumer;

import dev.connections4j.Connection;
import dev.connections4j.Connections;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.MethodDescriptor;
import io.grpc.stub.ClientCalls;
import io.micrometer.core.instrument.binder.grpc.MetricCollectingClientInterceptor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.instrumentation.grpc.v1_6.GrpcTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Calls Milvus through OpenTelemetry's and Micrometer's interceptors, laid over a connection's channel. */
public final class Main {
    private static final MethodDescriptor<byte[], byte[]> GET_VERSION = MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("milvus.proto.milvus.MilvusService/GetVersion")
            .setRequestMarshaller(new Bytes())
            .setResponseMarshaller(new Bytes())
            .build();

    private Main() {}

    public static void main(String[] arguments) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        SdkTracerProvider tracing = SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();
        GrpcTelemetry telemetry = GrpcTelemetry.create(OpenTelemetrySdk.builder().setTracerProvider(tracing).build());
        Connection books = Connections.connect("books", p -> p.uri(arguments[0]).timeout(Duration.ofMinutes(2)));
        Channel channel = ClientInterceptors.intercept(
                books.channel(), new MetricCollectingClientInterceptor(meters), telemetry.newClientInterceptor());
        byte[] answer = ClientCalls.blockingUnaryCall(channel, GET_VERSION, CallOptions.DEFAULT, new byte[0]);
        double counted = meters.get("grpc.client.requests.sent").tag("method", "GetVersion").counter().count();
        String traced = spans.getFinishedSpanItems().get(0).getName();
        Connections.disconnect("books");
        if (answer.length == 0 || counted != 1 || !traced.equals(GET_VERSION.getFullMethodName())) {
            throw new IllegalStateException("answered " + answer.length + ", counted " + counted + ", traced " + traced);
        }
        System.out.println("connected over " + books.transport() + " to " + books.serverVersion());
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] message) {
            return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream message) {
            try {
                return message.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
