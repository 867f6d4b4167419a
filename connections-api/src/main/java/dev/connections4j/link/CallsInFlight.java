package dev.connections4j.link;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a link that have not ended, each in a place of its own. To enter and to leave takes no lock, and no memory but for more calls at once
 * than ever before. Rows of places, each twice as long as the one before, are never given back: a call is looked for where it was put.
 *
 * @param <C> a call
 */
final class CallsInFlight<C> {
    private static final int FIRST_ROW_BITS = 4;
    private static final int ROWS = 24;

    /** How many places of a row are looked at before the next row. */
    private static final int TRIES = 8;

    private final AtomicReferenceArray<@Nullable Row<C>> rows = new AtomicReferenceArray<>(ROWS);

    private static final class Row<C> extends AtomicReferenceArray<@Nullable C> {
        private static final long serialVersionUID = 1;

        Row(int places) {
            super(places);
        }
    }

    /**
     * Puts a call into a place that is free.
     *
     * @return its place, at least 16
     */
    int enter(C call) {
        int start = ThreadLocalRandom.current().nextInt();
        for (int number = 0; ; number = Math.min(number + 1, ROWS - 1)) {
            Row<C> row = row(number);
            for (int i = 0; i < TRIES; i++) {
                int place = start++ & row.length() - 1;
                if (row.get(place) == null && row.compareAndSet(place, null, call)) {
                    return row.length() + place;
                }
            }
        }
    }

    private Row<C> row(int number) {
        Row<C> row = rows.get(number);
        if (row != null) {
            return row;
        }
        Row<C> fresh = new Row<>(1 << (FIRST_ROW_BITS + number));
        Row<C> other = rows.compareAndExchange(number, null, fresh);
        return other == null ? fresh : other;
    }

    /**
     * Frees a call's place.
     *
     * @return false if the call is not there
     */
    boolean leave(C call, int place) {
        int length = Integer.highestOneBit(place);
        int number = Integer.numberOfTrailingZeros(length) - FIRST_ROW_BITS;
        Row<C> row = rows.get(number);
        return row != null && row.compareAndSet(place - length, call, null);
    }

    /** Whether there is none. */
    boolean isEmpty() {
        for (int number = 0; number < ROWS; number++) {
            Row<C> row = rows.get(number);
            for (int place = 0; row != null && place < row.length(); place++) {
                if (row.get(place) != null) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Those that are there all the time, and maybe some that come or go meanwhile. */
    void forEach(Consumer<C> action) {
        for (int number = 0; number < ROWS; number++) {
            Row<C> row = rows.get(number);
            for (int place = 0; row != null && place < row.length(); place++) {
                C call = row.get(place);
                if (call != null) {
                    action.accept(call);
                }
            }
        }
    }
}
