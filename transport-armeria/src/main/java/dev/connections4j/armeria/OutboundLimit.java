package dev.connections4j.armeria;

import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Requests of at most the size that the call's options allow, which Armeria's client does not heed. */
record OutboundLimit<Q>(MethodDescriptor.Marshaller<Q> given, int most) implements MethodDescriptor.Marshaller<Q> {
    /** The method, with its requests limited. */
    static <Q, A> MethodDescriptor<Q, A> of(MethodDescriptor<Q, A> method, int most) {
        return method.toBuilder(
                        new OutboundLimit<>(method.getRequestMarshaller(), most), method.getResponseMarshaller())
                .build();
    }

    @Override
    public InputStream stream(Q request) {
        try (InputStream whole = given.stream(request)) {
            byte[] bytes = whole.readNBytes(most);
            if (whole.read() >= 0) {
                throw Status.RESOURCE_EXHAUSTED
                        .withDescription("message too large: more than " + most + " bytes")
                        .asRuntimeException();
            }
            return new ByteArrayInputStream(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Q parse(InputStream stream) {
        return given.parse(stream);
    }
}
