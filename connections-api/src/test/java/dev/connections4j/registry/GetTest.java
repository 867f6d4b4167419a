package dev.connections4j.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.connections4j.Connection;
import java.lang.reflect.Method;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GetTest {
    private static final int CALLS = 20_000;

    @Test
    void get_connected_allocatesNothing() throws ReflectiveOperationException {
        RegistryFixture fixture = new RegistryFixture();
        IntStream.range(0, 500).forEach(i -> fixture.registry.addConnection("alias-" + i, p -> p.address("one:1")));
        Connection books = fixture.connected("books", "one:1");
        assertSame(books, getOften(fixture.registry));
        allocatedBytes();

        long before = allocatedBytes();
        Connection last = getOften(fixture.registry);
        long allocated = allocatedBytes() - before;

        assertSame(books, last);
        assertEquals(0, allocated / CALLS, allocated + " bytes in " + CALLS + " calls");
    }

    private static Connection getOften(SlotRegistry registry) {
        Connection last = registry.get("books");
        for (int i = 0; i < CALLS; i++) {
            last = registry.get("books");
        }
        return last;
    }

    /** By reflection, for the module under test does not read the management modules. */
    private static long allocatedBytes() throws ReflectiveOperationException {
        Object threads = Class.forName("java.lang.management.ManagementFactory")
                .getMethod("getThreadMXBean")
                .invoke(null);
        Method bytes = Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes");
        return (Long) bytes.invoke(threads);
    }
}
