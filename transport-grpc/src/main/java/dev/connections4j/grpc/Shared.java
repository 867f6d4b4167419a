package dev.connections4j.grpc;

import dev.connections4j.spi.Lease;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Values that several links use at once, for instance event loops or TLS contexts: built for the first link that acquires one, closed when
 * the last gives it back. The lock on all guards memory only; a value is built under one of its own, and closed under none.
 *
 * @param <K> what tells values apart
 * @param <V> the values' type
 */
public final class Shared<K, V> {
    private final Function<? super K, ? extends V> builder;
    private final Function<? super V, CompletableFuture<Void>> closer;
    private final Map<K, Entry> entries = new HashMap<>();
    private int retained;

    /**
     * Holds nothing yet.
     *
     * @param builder builds a value; may be slow. Two values of different keys may be built at the same time
     * @param closer closes a value; how its future ends is ignored
     */
    public Shared(Function<? super K, ? extends V> builder, Function<? super V, CompletableFuture<Void>> closer) {
        this.builder = builder;
        this.closer = closer;
    }

    /**
     * Several leases as one.
     *
     * @param leases released at the same time
     * @return completes its release when all of them are released
     */
    public static Lease all(Lease... leases) {
        List<Lease> parts = List.of(leases);
        return () -> CompletableFuture.allOf(parts.stream().map(Lease::release).toArray(CompletableFuture<?>[]::new));
    }

    /**
     * A value in use. The first release counts; the others return the same future.
     *
     * @param <V> its type
     */
    public static final class Held<V> implements Lease {
        private final V value;
        private final Supplier<CompletableFuture<Void>> end;
        private @Nullable CompletableFuture<Void> released;

        private Held(V value, Supplier<CompletableFuture<Void>> end) {
            this.value = value;
            this.end = end;
        }

        /** {@return the value, which is not closed before {@link #release}} */
        public V value() {
            return value;
        }

        @Override
        public CompletableFuture<Void> release() {
            CompletableFuture<Void> mine = new CompletableFuture<>();
            synchronized (this) {
                if (released != null) {
                    return released;
                }
                released = mine;
            }
            end.get().thenRun(() -> mine.complete(null));
            return mine;
        }
    }

    /**
     * The value of a key, built on the calling thread if there is none yet.
     *
     * @param key which
     * @return the value in use; what the builder throws is thrown on, and nothing is held then
     */
    public Held<V> acquire(K key) {
        List<Entry> unused;
        Entry entry;
        synchronized (entries) {
            Entry known = entries.get(key);
            unused = known == null ? removeIdle() : List.of();
            entry = known == null ? new Entry(key) : known;
            entries.put(key, entry);
            entry.uses++;
        }
        closeAside(unused);
        try {
            return new Held<>(entry.build(), () -> close(leave(entry)));
        } catch (RuntimeException | Error e) {
            closeAside(leave(entry));
            throw e;
        }
    }

    /**
     * Keeps what nobody uses any more until this lease is released, so that the next link finds it. A key that has no value yet takes the
     * place of the unused ones.
     *
     * @return completes its release when what nobody uses is closed, or another lease keeps it
     */
    public Lease retain() {
        synchronized (entries) {
            retained++;
        }
        return new Held<>(this, () -> close(unretain()));
    }

    private List<Entry> unretain() {
        synchronized (entries) {
            retained--;
            return retained == 0 ? removeIdle() : List.of();
        }
    }

    private List<Entry> leave(Entry entry) {
        synchronized (entries) {
            entry.uses--;
            return retained == 0 || !entry.isBuilt() ? removeIdle() : List.of();
        }
    }

    /** With the lock held. */
    private List<Entry> removeIdle() {
        List<Entry> idle = new ArrayList<>(1);
        for (Iterator<Entry> each = entries.values().iterator(); each.hasNext(); ) {
            Entry entry = each.next();
            if (entry.uses == 0) {
                each.remove();
                idle.add(entry);
            }
        }
        return idle;
    }

    private void closeAside(List<Entry> idle) {
        var unused = close(idle);
    }

    private CompletableFuture<Void> close(List<Entry> unused) {
        return CompletableFuture.allOf(unused.stream().map(Entry::close).toArray(CompletableFuture<?>[]::new));
    }

    private final class Entry {
        private final K key;
        private int uses; // guarded by the lock on all entries
        private volatile @Nullable V value;

        Entry(K key) {
            this.key = key;
        }

        boolean isBuilt() {
            return value != null;
        }

        synchronized V build() {
            V known = value;
            if (known == null) {
                known = builder.apply(key);
                value = known;
            }
            return known;
        }

        CompletableFuture<Void> close() {
            V built = value;
            if (built == null) {
                return CompletableFuture.completedFuture(null);
            }
            try {
                return closer.apply(built).handle((gone, failure) -> null);
            } catch (RuntimeException | Error e) {
                return CompletableFuture.completedFuture(null); // a release never fails
            }
        }
    }
}
