package dev.connections4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.events.ConnectionListener;
import dev.connections4j.parameters.ConnectionParameters;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Null where a value must be: a ParameterException that names it, from every public method. */
final class NullArgumentsTest {
    private static final ConnectionRegistry REGISTRY =
            ConnectionRegistry.builder().environment(Map.of()).withoutDotEnv().build();
    private static final Map<Class<?>, Object> SOUND = Map.of(
            String.class,
            "books",
            ConnectionParameters.class,
            ConnectionParameters.none(),
            Map.class,
            Map.of(),
            Consumer.class,
            (Consumer<Object>) given -> {},
            Duration.class,
            Duration.ZERO,
            Collection.class,
            List.of(),
            Path.class,
            Path.of(""),
            ConnectionListener.class,
            (ConnectionListener) event -> {},
            ClassLoader.class,
            NullArgumentsTest.class.getClassLoader());

    @AfterAll
    static void close() {
        REGISTRY.close();
    }

    static Stream<Arguments> calls() {
        List<Arguments> calls = new ArrayList<>();
        add(calls, REGISTRY, ConnectionRegistry.class);
        add(calls, null, Connections.class);
        add(calls, ConnectionRegistry.builder(), RegistryBuilder.class);
        return calls.stream();
    }

    private static void add(List<Arguments> calls, Object target, Class<?> type) {
        for (Method method : type.getMethods()) {
            for (int i = 0; i < method.getParameterCount() && method.getDeclaringClass() != Object.class; i++) {
                Object[] arguments = Arrays.stream(method.getParameterTypes())
                        .map(SOUND::get)
                        .toArray();
                arguments[i] = null;
                method.setAccessible(true); // declared in a type that is not exported
                calls.add(Arguments.of(method, target, arguments));
            }
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("calls")
    void anyCall_null_isAParameterException(Method method, Object target, Object[] arguments) throws Exception {
        ParameterException e = failure(method, target, arguments);
        assertTrue(e.getMessage().matches(".+ must not be (null|blank, was null)"), e.getMessage());
    }

    static Stream<Arguments> elements() throws NoSuchMethodException {
        Map<String, String> noValue = Collections.singletonMap("A", null);
        Map<String, String> noName = Collections.singletonMap(null, "a");
        Method addConnections = ConnectionRegistry.class.getMethod("addConnections", Map.class);
        Method environment = RegistryBuilder.class.getMethod("environment", Map.class);
        return Stream.of(
                Arguments.of("alias must not be blank, was null", addConnections, REGISTRY, noName),
                Arguments.of("connection 'A': parameters must not be null", addConnections, REGISTRY, noValue),
                Arguments.of(
                        "connection 'A': a name must not be null",
                        addConnections,
                        REGISTRY,
                        Map.of("A", Collections.singletonMap(null, 1))),
                Arguments.of(
                        "alias must not be blank, was null",
                        ConnectionRegistry.class.getMethod("connectAll", Collection.class),
                        REGISTRY,
                        Collections.singletonList(null)),
                Arguments.of(
                        "a name of environment must not be null", environment, ConnectionRegistry.builder(), noName),
                Arguments.of("environment A must not be null", environment, ConnectionRegistry.builder(), noValue));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("elements")
    void anyCall_nullInside_isAParameterException(String message, Method method, Object target, Object argument)
            throws Exception {
        assertEquals(message, failure(method, target, argument).getMessage());
    }

    /** What a call throws, or its future. */
    private static ParameterException failure(Method method, Object target, Object... arguments) throws Exception {
        try {
            Object result = method.invoke(target, arguments);
            return (ParameterException)
                    ((CompletableFuture<?>) result).handle((none, e) -> e).get();
        } catch (InvocationTargetException | CompletionException e) {
            return (ParameterException) e.getCause();
        }
    }
}
