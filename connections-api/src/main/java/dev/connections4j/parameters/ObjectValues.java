package dev.connections4j.parameters;

import dev.connections4j.ParameterException;
import io.grpc.ClientInterceptor;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Parsers of what is no text: numbers, flags, choices, maps and objects. */
final class ObjectValues {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,18}) ?([KMG])iB");

    private ObjectValues() {}

    /** A whole number from 1 to {@code most}. */
    static BiFunction<String, Object, Integer> upTo(int most) {
        return (parameter, given) -> number(parameter, given, most, "");
    }

    private static Integer number(String parameter, Object given, int most, String orElse) {
        String text = given instanceof Number || given instanceof CharSequence
                ? given.toString().strip()
                : null;
        String expected = parameter + " must be a whole number from 1 to " + most + orElse;
        if (text == null) {
            throw new ParameterException(parameter, expected + Quoting.wasA(given));
        }
        BigInteger number = whole(given, text);
        if (number == null || number.signum() <= 0 || number.compareTo(BigInteger.valueOf(most)) > 0) {
            throw new ParameterException(parameter, expected + Quoting.was(text));
        }
        return number.intValueExact();
    }

    private static @Nullable BigInteger whole(Object given, String text) {
        boolean integral = !(given instanceof Float || given instanceof Double || given instanceof BigDecimal);
        return integral && text.matches("-?[0-9]{1,30}") ? new BigInteger(text) : null;
    }

    /** A whole number of bytes; text may count in {@code KiB}, {@code MiB} or {@code GiB}, as {@code 256MiB}. */
    static Integer bytes(String parameter, Object given) {
        Matcher size = SIZE.matcher(
                given instanceof CharSequence text ? text.toString().strip() : "");
        if (!size.matches()) {
            return number(parameter, given, Integer.MAX_VALUE, ", or text as 256MiB");
        }
        BigInteger bytes = new BigInteger(size.group(1)).shiftLeft(10 * (1 + "KMG".indexOf(size.group(2))));
        return number(parameter, bytes, Integer.MAX_VALUE, " bytes (2047MiB)");
    }

    /** True or false. */
    static Boolean flag(String parameter, Object given) {
        if (given instanceof Boolean flag) {
            return flag;
        }
        String expected = parameter + " must be true or false";
        if (!(given instanceof CharSequence)) {
            throw new ParameterException(parameter, expected + Quoting.wasA(given));
        }
        String text = given.toString().strip();
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw new ParameterException(parameter, expected + Quoting.was(text));
        }
        return Boolean.valueOf(text);
    }

    static Pool pool(String parameter, Object given) {
        if (given instanceof Pool pool) {
            return pool;
        }
        String text = TextValues.text(parameter, given);
        for (Pool pool : Pool.values()) {
            if (pool.toString().equals(text)) {
                return pool;
            }
        }
        throw new ParameterException(
                parameter, parameter + " must be Singleton, QueuePool or SingletonThread" + Quoting.was(text));
    }

    /** Names and texts; as text {@code name=value,name=value}. Values are secret: none is ever shown. */
    static Map<String, String> option(String parameter, Object given) {
        Map<String, String> option = new LinkedHashMap<>();
        String expected = parameter + " must be a map of text to text, or name=value,name=value";
        if (given instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (!(name instanceof String n) || n.isBlank() || !(value instanceof String v)) {
                    throw new ParameterException(parameter, expected + "; a name or value is not text");
                }
                option.put(n, v);
            });
        } else if (given instanceof CharSequence text) {
            for (String entry : text.toString().split(",", -1)) {
                int equals = entry.indexOf('=');
                if (equals < 0 || entry.substring(0, equals).isBlank()) {
                    throw new ParameterException(parameter, expected + "; an entry has no name or no '='");
                }
                option.put(entry.substring(0, equals).strip(), entry.substring(equals + 1));
            }
        } else {
            throw new ParameterException(parameter, expected + Quoting.wasA(given));
        }
        return Collections.unmodifiableMap(option);
    }

    /** An object that only a program can give, as the next two. */
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

    private static <T> T instance(Class<T> type, String expected, String parameter, Object given) {
        if (!type.isInstance(given)) {
            throw new ParameterException(
                    parameter,
                    parameter + " must be " + expected + " and can only be given by a program" + Quoting.wasA(given));
        }
        return type.cast(given);
    }
}
