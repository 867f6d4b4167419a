package dev.connections4j.parameters;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that never shows itself: {@code toString} prints {@code <hidden>}. Constant, or read anew each time from a supplier. */
public final class Secret {
    /** What is printed in place of a secret. */
    public static final String HIDDEN = "<hidden>";

    private final @Nullable String value;
    private final @Nullable Supplier<String> supplier;

    private Secret(@Nullable String value, @Nullable Supplier<String> supplier) {
        this.value = value;
        this.supplier = supplier;
    }

    /**
     * A constant secret.
     *
     * @param value the text to hide
     * @return the secret
     */
    public static Secret of(String value) {
        return new Secret(value, null);
    }

    /**
     * A secret read anew before each call, never on an event loop.
     *
     * @param supplier gives the text; it may block
     * @return the secret
     */
    public static Secret from(Supplier<String> supplier) {
        return new Secret(null, supplier);
    }

    /** {@return whether each {@link #reveal()} asks a supplier, which may block and may throw} */
    public boolean isSupplied() {
        return supplier != null;
    }

    /** {@return the text itself, for the wire only} */
    public String reveal() {
        return supplier != null ? supplier.get() : String.valueOf(value);
    }

    /** Constants are equal by text; two suppliers never count as different. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret that
                && isSupplied() == that.isSupplied()
                && (isSupplied() || reveal().equals(that.reveal()));
    }

    @Override
    public int hashCode() {
        return isSupplied() ? 1 : 2;
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}
