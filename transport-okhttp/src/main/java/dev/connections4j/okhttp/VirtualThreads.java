package dev.connections4j.okhttp;

import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** Virtual threads, on a JDK that has good ones. */
final class VirtualThreads {
    /** From here on a virtual thread that waits inside a monitor no longer holds up a carrier, and with it other links. */
    private static final int FIRST_WITHOUT_PINNING = 24;

    private VirtualThreads() {}

    /**
     * Makes virtual threads.
     *
     * @param prefix their names begin with; a number follows
     * @return empty on a JDK where they are not there or not good enough
     */
    static Optional<ThreadFactory> factory(String prefix) {
        if (Runtime.version().feature() < FIRST_WITHOUT_PINNING) {
            return Optional.empty();
        }
        try {
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Object named = type.getMethod("name", String.class, long.class).invoke(builder, prefix, 1L);
            return Optional.of((ThreadFactory) type.getMethod("factory").invoke(named));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
