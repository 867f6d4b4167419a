package dev.connections4j.parameters;

import dev.connections4j.ParameterException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations from numbers (seconds) and text ({@code 2.5}, {@code 10s}, {@code 1h}, ISO 8601), and back. */
final class DurationValues {
    private static final Pattern AMOUNT =
            Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,18})?)\\s*(ns|us|ms|s|m|min|h|d)?");
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+");
    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "min", 60_000_000_000L,
            "h", 3_600_000_000_000L,
            "d", 86_400_000_000_000L);
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);
    private static final Duration LONGEST_BARE = Duration.ofHours(1);

    private DurationValues() {}

    /** A positive duration; a number without a unit means at most an hour. */
    static Duration positive(String parameter, Object given) {
        return positive(parameter, given, LONGEST_BARE);
    }

    /** A positive duration; a number without a unit means at most {@code longest}. */
    static BiFunction<String, Object, Duration> bareUpTo(Duration longest) {
        return (parameter, given) -> positive(parameter, given, longest);
    }

    /** A larger number was most likely meant as milliseconds, as other clients count. */
    private static Duration positive(String parameter, Object given, Duration longestBare) {
        Duration duration = parse(given);
        if (duration == null || duration.isZero() || duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new ParameterException(
                    parameter,
                    parameter + " must be a positive duration: seconds, 2.5, 10s, 1h or PT10S"
                            + (isDuration(given) ? Quoting.was(given.toString()) : Quoting.wasA(given)));
        }
        if (duration.compareTo(longestBare) > 0 && !(given instanceof Duration)) {
            refuseBare(parameter, plain(given.toString().strip()), longestBare);
        }
        return duration;
    }

    private static void refuseBare(String parameter, String text, Duration longest) {
        if (NUMBER.matcher(text).matches()) {
            throw new ParameterException(
                    parameter,
                    parameter + " without a unit is seconds, at most " + show(longest) + Quoting.was(text)
                            + "; give a unit: " + text + "ms or " + text + "s");
        }
    }

    /** A duration not below {@code least}. */
    static BiFunction<String, Object, Duration> atLeast(Duration least) {
        return (parameter, given) -> {
            Duration duration = positive(parameter, given);
            if (duration.compareTo(least) < 0) {
                throw new ParameterException(
                        parameter,
                        parameter + " must be at least " + show(least) + Quoting.was(show(duration))
                                + "; servers close connections that ping more often");
            }
            return duration;
        };
    }

    /** For instance {@code 10s}, {@code 24h}, {@code 1500ms}: text that parses to the same duration. */
    static String show(Duration duration) {
        BigInteger nanos = BigDecimal.valueOf(duration.getSeconds())
                .movePointRight(9)
                .toBigInteger()
                .add(BigInteger.valueOf(duration.getNano()));
        for (String unit : new String[] {"h", "m", "s", "ms", "us"}) {
            BigInteger[] parts = nanos.divideAndRemainder(BigInteger.valueOf(nanosOf(unit)));
            if (parts[1].signum() == 0) {
                return parts[0] + unit;
            }
        }
        return nanos + "ns";
    }

    private static boolean isDuration(Object given) {
        return given instanceof Duration || given instanceof Number || given instanceof CharSequence;
    }

    private static @Nullable Duration parse(Object given) {
        if (given instanceof Duration duration) {
            return duration;
        }
        if (!isDuration(given)) {
            return null;
        }
        String text = given.toString().strip();
        Matcher amount = AMOUNT.matcher(given instanceof Number ? plain(text) : text.toLowerCase(Locale.ROOT));
        try {
            if (!amount.matches()) {
                return given instanceof CharSequence ? Duration.parse(text) : null;
            }
            String unit = amount.group(2) == null ? "s" : amount.group(2);
            BigDecimal nanos = new BigDecimal(amount.group(1)).multiply(BigDecimal.valueOf(nanosOf(unit)));
            return Duration.ofNanos(nanos.toBigInteger().longValueExact());
        } catch (DateTimeParseException | ArithmeticException e) {
            return null;
        }
    }

    private static long nanosOf(String unit) {
        Long nanos = NANOS.get(unit);
        if (nanos == null) {
            throw new IllegalArgumentException(unit);
        }
        return nanos;
    }

    private static String plain(String number) {
        try {
            return new BigDecimal(number).toPlainString();
        } catch (NumberFormatException e) {
            return number;
        }
    }
}
