package dev.connections4j.okhttp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.okhttp.OkHttpChannelBuilder;
import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

class CensusTracingTest {
    /** With this version of gRPC the switch is there. */
    @Test
    void disable_turnsTheSwitch() throws ReflectiveOperationException {
        OkHttpChannelBuilder builder = OkHttpChannelBuilder.forAddress("127.0.0.1", 1);

        CensusTracing.disable(builder);

        assertEquals(false, read(read(builder, "managedChannelImplBuilder"), "tracingEnabled"));
    }

    private static Object read(Object holder, String name) throws ReflectiveOperationException {
        Field field = holder.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(holder);
    }
}
