package dev.connections4j.okhttp;

import io.grpc.okhttp.OkHttpChannelBuilder;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * OpenCensus' tracing, which gRPC looks for at each channel, in vain, at the price of an exception. It has a switch for that, but grpc-okhttp
 * hands it to nobody; where it cannot be reached, the price is paid.
 *
 * @param general where a builder of grpc-okhttp keeps the one that it hands on to
 * @param enabled the switch
 */
record CensusTracing(Field general, Method enabled) {
    private static final @Nullable CensusTracing SWITCH = find();

    /** Lets gRPC not look for it. */
    static void disable(OkHttpChannelBuilder builder) {
        if (SWITCH != null) {
            SWITCH.off(builder);
        }
    }

    private void off(OkHttpChannelBuilder builder) {
        try {
            enabled.invoke(general.get(builder), false);
        } catch (ReflectiveOperationException e) {
            // then gRPC looks for it, as it does without this class
        }
    }

    private static @Nullable CensusTracing find() {
        try {
            Field general = OkHttpChannelBuilder.class.getDeclaredField("managedChannelImplBuilder");
            general.setAccessible(true);
            return new CensusTracing(general, general.getType().getMethod("setTracingEnabled", boolean.class));
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            return null;
        }
    }
}
