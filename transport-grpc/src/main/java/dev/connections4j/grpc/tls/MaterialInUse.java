package dev.connections4j.grpc.tls;

import com.google.protobuf.ByteString;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * What links use now, by the content it was made of: to open a keystore takes longer than a handshake, and a thousand links may have the same
 * one. Nothing is kept that no link uses.
 */
final class MaterialInUse {
    private static final Map<ByteString, WeakReference<TlsMaterial>> BY_CONTENT = new ConcurrentHashMap<>();

    private MaterialInUse() {}

    /** The one in use, else {@code made}; several that ask at the same time get the same. */
    static TlsMaterial of(ByteString content, Supplier<TlsMaterial> made) {
        BY_CONTENT.values().removeIf(reference -> reference.get() == null);
        AtomicReference<TlsMaterial> found = new AtomicReference<>();
        BY_CONTENT.compute(content, (key, reference) -> {
            TlsMaterial known = reference == null ? null : reference.get();
            found.set(known == null ? made.get() : known);
            return known == null ? new WeakReference<>(found.get()) : reference;
        });
        return Objects.requireNonNull(found.get());
    }
}
