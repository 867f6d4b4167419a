package dev.connections4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    @Test
    void connections_hasEachOperationOfTheRegistry_butClose() {
        Set<String> operations = signatures(ConnectionRegistry.class, false);
        operations.removeAll(Set.of("void close()", "boolean isClosed()", "String toString()"));
        Set<String> face = signatures(Connections.class, true);
        face.remove("ConnectionRegistry registry()");

        assertEquals(operations, face);
    }

    @Test
    void registry_isAlwaysTheSame() {
        assertSame(Connections.registry(), Connections.registry());
    }

    private static Set<String> signatures(Class<?> type, boolean areStatic) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class && !method.isSynthetic())
                .filter(method -> Modifier.isStatic(method.getModifiers()) == areStatic)
                .map(ConnectionsTest::signature)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String signature(Method method) {
        return method.getReturnType().getSimpleName() + " " + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
