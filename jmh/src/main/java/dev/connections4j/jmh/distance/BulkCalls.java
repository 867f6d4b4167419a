package dev.connections4j.jmh.distance;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.connections4j.grpc.wire.GetVersionRequest;
import dev.connections4j.grpc.wire.MilvusServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.milvus.grpc.QueryRequest;
import io.milvus.grpc.QueryResults;

/** A Query with a large answer, which is read as a stub reads it, and a call with a large request. */
final class BulkCalls {
    /** The full name of the one with the large answer. */
    static final String QUERY = "milvus.proto.milvus.MilvusService/Query";

    /** The full name of a small one. */
    static final String SMALL = MilvusServiceGrpc.getGetVersionMethod().getFullMethodName();

    private static final MethodDescriptor<QueryRequest, QueryResults> METHOD =
            MethodDescriptor.<QueryRequest, QueryResults>newBuilder()
                    .setFullMethodName(QUERY)
                    .setType(MethodDescriptor.MethodType.UNARY)
                    .setRequestMarshaller(ProtoUtils.marshaller(QueryRequest.getDefaultInstance()))
                    .setResponseMarshaller(ProtoUtils.marshaller(QueryResults.getDefaultInstance()))
                    .build();

    private static final int UPLOAD_BYTES = 8_200_000;
    private static final int UNKNOWN_FIELD = 15;

    /** Milvus reads all of it and knows none of it: an Insert would fill its disk. */
    private static final GetVersionRequest UPLOAD = GetVersionRequest.newBuilder()
            .setUnknownFields(UnknownFieldSet.newBuilder()
                    .addField(
                            UNKNOWN_FIELD,
                            UnknownFieldSet.Field.newBuilder()
                                    .addLengthDelimited(ByteString.copyFrom(new byte[UPLOAD_BYTES]))
                                    .build())
                    .build())
            .build();

    private BulkCalls() {}

    /** Fetches the large answer. */
    static void ask(Channel channel) {
        QueryResults answer =
                ClientCalls.blockingUnaryCall(channel, METHOD, CallOptions.DEFAULT, BulkCollection.request());
        require(answer.getSerializedSize());
    }

    /** Sends the large request. */
    static void upload(Channel channel) {
        MilvusServiceGrpc.newBlockingStub(channel).getVersion(UPLOAD);
    }

    /** A refusal would be a small answer, and fast. */
    static void require(long bytes) {
        if (bytes < BulkCollection.BYTES) {
            throw new IllegalStateException("the answer has only " + bytes + " bytes");
        }
    }
}
