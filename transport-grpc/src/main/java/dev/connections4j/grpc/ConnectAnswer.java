package dev.connections4j.grpc;

import dev.connections4j.ServerInfo;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/** Connect, and what a server answers to it. By hand: classes that protobuf generates take a large part of a JVM's first connect to load. */
final class ConnectAnswer {
    /** A request is encoded already. */
    static final MethodDescriptor<byte[], ConnectAnswer> METHOD = MethodDescriptor.<byte[], ConnectAnswer>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("milvus.proto.milvus.MilvusService/Connect")
            .setRequestMarshaller(new Requests())
            .setResponseMarshaller(new Answers())
            .build();

    private int code;
    private int legacyCode;
    private String reason = "";
    private String detail = "";
    private long identifier;
    private ServerInfo serverInfo = ServerInfo.UNKNOWN;

    private ConnectAnswer() {}

    static ConnectAnswer of(byte[] message) {
        ConnectAnswer answer = new ConnectAnswer();
        MessageReader in = new MessageReader(message);
        for (int field = in.field(); field != 0; field = in.field()) {
            switch (field) {
                case 1 -> answer.readStatus(in.message());
                case 2 -> answer.serverInfo = serverInfo(in.message());
                case 3 -> answer.identifier = in.number();
                default -> in.skip();
            }
        }
        return answer;
    }

    private void readStatus(MessageReader in) {
        for (int field = in.field(); field != 0; field = in.field()) {
            switch (field) {
                case 1 -> legacyCode = (int) in.number();
                case 2 -> reason = in.text();
                case 3 -> code = (int) in.number();
                case 5 -> detail = in.text();
                default -> in.skip();
            }
        }
    }

    private static ServerInfo serverInfo(MessageReader in) {
        String[] texts = {"", "", "", "", ""};
        Map<String, String> reserved = new HashMap<>();
        for (int field = in.field(); field != 0; field = in.field()) {
            switch (field) {
                case 1, 2, 3, 4, 5 -> texts[field - 1] = in.text();
                case 6 -> in.entry(reserved);
                default -> in.skip();
            }
        }
        return SharedServerInfo.of(new ServerInfo(texts[0], texts[1], texts[2], texts[3], texts[4], reserved));
    }

    boolean isRefused() {
        return code != 0 || legacyCode != 0;
    }

    RefusedException refusal() {
        return new RefusedException(code, legacyCode, reason.isEmpty() ? detail : reason);
    }

    long identifier() {
        return identifier;
    }

    ServerInfo serverInfo() {
        return serverInfo;
    }

    private static final class Requests implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] request) {
            return new ByteArrayInputStream(request);
        }

        @Override
        public byte[] parse(InputStream stream) {
            throw new UnsupportedOperationException("a client reads no request");
        }
    }

    private static final class Answers implements MethodDescriptor.Marshaller<ConnectAnswer> {
        @Override
        public InputStream stream(ConnectAnswer answer) {
            throw new UnsupportedOperationException("a client writes no answer");
        }

        @Override
        public ConnectAnswer parse(InputStream stream) {
            try {
                return of(stream.readAllBytes());
            } catch (IOException | IllegalArgumentException e) {
                throw Status.INTERNAL
                        .withDescription("Invalid protobuf byte sequence")
                        .withCause(e)
                        .asRuntimeException();
            }
        }
    }
}
