package dev.connections4j.sdk.shaded;

import io.milvus.shaded.io.grpc.Metadata;

/** Headers and trailers, text and binary, each as often as it is there. */
final class Headers {
    private Headers() {}

    static io.grpc.Metadata unshaded(Metadata headers) {
        io.grpc.Metadata all = new io.grpc.Metadata();
        for (String name : headers.keys()) {
            if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
                var key = io.grpc.Metadata.Key.of(name, io.grpc.Metadata.BINARY_BYTE_MARSHALLER);
                for (byte[] value : headers.getAll(Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER))) {
                    all.put(key, value);
                }
            } else {
                var key = io.grpc.Metadata.Key.of(name, io.grpc.Metadata.ASCII_STRING_MARSHALLER);
                for (String value : headers.getAll(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER))) {
                    all.put(key, value);
                }
            }
        }
        return all;
    }

    static Metadata shaded(io.grpc.Metadata headers) {
        Metadata all = new Metadata();
        for (String name : headers.keys()) {
            if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
                var key = Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER);
                for (byte[] value :
                        headers.getAll(io.grpc.Metadata.Key.of(name, io.grpc.Metadata.BINARY_BYTE_MARSHALLER))) {
                    all.put(key, value);
                }
            } else {
                var key = Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
                for (String value :
                        headers.getAll(io.grpc.Metadata.Key.of(name, io.grpc.Metadata.ASCII_STRING_MARSHALLER))) {
                    all.put(key, value);
                }
            }
        }
        return all;
    }
}
