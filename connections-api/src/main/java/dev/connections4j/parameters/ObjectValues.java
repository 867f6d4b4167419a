package dev.connections4j.parameters;

import dev.connections4j.ParameterException;
import io.grpc.ClientInterceptor;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;

/** Parsers of what only a program can give; and how any value is shown. */
final class ObjectValues {
    private ObjectValues() {}

    static SSLContext sslContext(String parameter, Object given) {
        return instance(SSLContext.class, "an SSLContext", parameter, given);
    }

    static Executor executor(String parameter, Object given) {
        return instance(Executor.class, "an Executor", parameter, given);
    }

    static List<ClientInterceptor> interceptors(String parameter, Object given) {
        Collection<?> members = given instanceof ClientInterceptor
                ? List.of(given)
                : instance(Collection.class, "a list of ClientInterceptor", parameter, given);
        return members.stream()
                .map(member -> {
                    if (member instanceof ClientInterceptor interceptor) {
                        return interceptor;
                    }
                    throw new ParameterException(
                            parameter, parameter + " must be a list of ClientInterceptor; a member is not one");
                })
                .toList();
    }

    /** Objects by their class alone: their toString may hold anything. */
    static String show(Object value) {
        if (value instanceof Duration duration) {
            return DurationValues.show(duration);
        }
        if (value instanceof Collection<?> members) {
            return members.isEmpty()
                    ? ""
                    : members.stream().map(ObjectValues::show).toList().toString();
        }
        if (value instanceof SSLContext || value instanceof Executor || value instanceof ClientInterceptor) {
            return value.getClass().getName();
        }
        return value.toString();
    }

    private static <T> T instance(Class<T> type, String expected, String parameter, Object given) {
        if (!type.isInstance(given)) {
            throw new ParameterException(
                    parameter,
                    parameter + " must be " + expected + " and can only be given by a program" + Quoting.wasA(given));
        }
        return type.cast(given);
    }
}
