package dev.connections4j.jmh.clients;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.ClientFactoryBuilder;
import com.linecorp.armeria.client.ClientRequestContext;
import com.linecorp.armeria.client.HttpClient;
import com.linecorp.armeria.client.grpc.GrpcClients;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import dev.connections4j.grpc.wire.MilvusServiceGrpc;
import dev.connections4j.jmh.server.BenchTarget;
import io.grpc.stub.MetadataUtils;
import java.io.File;

/** Armeria's GrpcClients as they come: a connection of its own takes a ClientFactory of its own. */
final class BareArmeria implements Client {
    @Override
    public Session connect(BenchTarget target) {
        return open(target).connected();
    }

    static BareChannel open(BenchTarget target) {
        ClientFactoryBuilder settings = ClientFactory.builder();
        if (target.authority() != null) {
            settings.tlsCustomizer(tls -> tls.trustManager(new File(target.authority())));
        }
        ClientFactory factory = settings.build();
        MilvusServiceGrpc.MilvusServiceBlockingStub stub = GrpcClients.builder("gproto+" + target.uri())
                .factory(factory)
                .decorator(BareArmeria::plainContentType)
                .build(MilvusServiceGrpc.MilvusServiceBlockingStub.class)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(ConnectCall.headers()));
        return new BareChannel(stub.getChannel(), factory::close);
    }

    /** Milvus 2.3.5 cuts the socket at Armeria's own, application/grpc+proto. */
    private static HttpResponse plainContentType(HttpClient next, ClientRequestContext context, HttpRequest request)
            throws Exception {
        HttpRequest changed = request.withHeaders(request.headers().toBuilder()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/grpc")
                .build());
        context.updateRequest(changed);
        return next.execute(context, changed);
    }
}
