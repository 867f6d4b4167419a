package dev.connections4j.registry;

import dev.connections4j.Registration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All slots of a registry at one moment. Immutable: a change makes a new table that shares all but one bucket, so that whatever touches
 * several aliases (add all or none, close, the listing) is one step too.
 */
final class Table {
    private static final int BUCKETS = 64;
    private static final Slot[] NO_SLOTS = {};

    private final Slot[][] buckets;
    private final long nextOrder;
    private final boolean closed;
    private volatile @Nullable List<Registration> listing;

    private Table(Slot[][] buckets, long nextOrder, boolean closed) {
        this.buckets = buckets;
        this.nextOrder = nextOrder;
        this.closed = closed;
    }

    static Table empty() {
        Slot[][] buckets = new Slot[BUCKETS][];
        Arrays.fill(buckets, NO_SLOTS);
        return new Table(buckets, 0, false);
    }

    boolean isClosed() {
        return closed;
    }

    /** Allocates nothing. */
    @Nullable
    Slot find(String alias) {
        for (Slot slot : buckets[bucket(alias)]) {
            if (slot.alias().equals(alias)) {
                return slot;
            }
        }
        return null;
    }

    /** With this slot in place of the one of its alias; with null, without it. One registered for the first time gets the next place. */
    Table with(String alias, @Nullable Slot slot) {
        if (isSame(slot, find(alias))) {
            return this;
        }
        boolean isNew = slot != null && slot.registered() != null && slot.order() == Slot.UNLISTED;
        Slot placed = slot != null && isNew ? slot.withOrder(nextOrder) : slot;
        List<Slot> bucket = new ArrayList<>();
        for (Slot other : buckets[bucket(alias)]) {
            if (!other.alias().equals(alias)) {
                bucket.add(other);
            }
        }
        if (placed != null) {
            bucket.add(placed);
        }
        Slot[][] copy = buckets.clone();
        copy[bucket(alias)] = bucket.toArray(NO_SLOTS);
        return new Table(copy, isNew ? nextOrder + 1 : nextOrder, closed);
    }

    Table asClosed() {
        return closed ? this : new Table(buckets, nextOrder, true);
    }

    /** Every slot, those not registered yet included. */
    List<Slot> slots() {
        return Arrays.stream(buckets).flatMap(Arrays::stream).toList();
    }

    /** The registered aliases, in order; made once per table. */
    List<Registration> listing() {
        List<Registration> made = listing;
        if (made == null) {
            made = slots().stream()
                    .filter(slot -> slot.registered() != null)
                    .sorted(Comparator.comparingLong(Slot::order))
                    .map(Table::registration)
                    .toList();
            listing = made;
        }
        return made;
    }

    private static Registration registration(Slot slot) {
        ActiveConnection live = slot.live();
        return new Registration(slot.alias(), live == null ? Optional.empty() : Optional.of(live.connection()));
    }

    @SuppressWarnings("ReferenceEquality") // an equal set may bring another supplier
    private static boolean isSame(@Nullable Slot one, @Nullable Slot other) {
        return one == other;
    }

    private static int bucket(String alias) {
        int hash = alias.hashCode();
        return (hash ^ (hash >>> 16)) & (BUCKETS - 1);
    }
}
