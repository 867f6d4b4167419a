package dev.connections4j.armeria;

import com.linecorp.armeria.client.ClientRequestContext;
import com.linecorp.armeria.client.DecoratingHttpClientFunction;
import com.linecorp.armeria.client.HttpClient;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeadersBuilder;
import com.linecorp.armeria.common.ResponseHeaders;
import io.grpc.Status;
import io.grpc.internal.GrpcUtil;
import org.jspecify.annotations.Nullable;

/** The headers of each request as gRPC writes them, where Armeria would write others; and what must stand in an answer's. */
final class RequestHeaders implements DecoratingHttpClientFunction {
    /** Armeria's is {@code application/grpc+proto}: older servers pick gRPC by this value exactly. */
    private static final String CONTENT_TYPE = "application/grpc";

    private final String scheme;
    private final String authority;
    private final String userAgent;

    RequestHeaders(boolean secure, String authority, @Nullable String userAgent) {
        this.scheme = secure ? "https" : "http";
        this.authority = authority;
        this.userAgent = GrpcUtil.getGrpcUserAgent("armeria", userAgent);
    }

    @Override
    public HttpResponse execute(HttpClient next, ClientRequestContext ctx, HttpRequest request) throws Exception {
        RequestHeadersBuilder headers = request.headers().toBuilder();
        headers.set(HttpHeaderNames.CONTENT_TYPE, CONTENT_TYPE);
        headers.set(HttpHeaderNames.USER_AGENT, userAgent);
        headers.scheme(scheme);
        if (headers.authority() == null) {
            headers.authority(authority);
        }
        HttpRequest changed = request.withHeaders(headers);
        ctx.updateRequest(changed);
        return next.execute(ctx, changed).mapHeaders(RequestHeaders::requireGrpc);
    }

    /** Armeria takes any answer with HTTP status 200 for gRPC's and then misses its trailers. */
    private static ResponseHeaders requireGrpc(ResponseHeaders headers) {
        String type = headers.get(HttpHeaderNames.CONTENT_TYPE, "");
        boolean isOther = !type.startsWith(CONTENT_TYPE) && !headers.contains("grpc-status");
        if (isOther && headers.status().equals(HttpStatus.OK)) {
            throw Status.UNKNOWN
                    .withDescription("HTTP status code 200, invalid content-type: " + type)
                    .asRuntimeException();
        }
        return headers;
    }
}
