package dev.connections4j.parameters;

import java.util.regex.Pattern;

/** IPv4 literals: four numbers from 0 to 255, without leading zeros, which some read as octal. */
final class Ipv4 {
    private static final String NUMBER = "(?:0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
    private static final Pattern LITERAL = Pattern.compile(NUMBER + "(?:\\." + NUMBER + "){3}");

    private Ipv4() {}

    static boolean is(String text) {
        return LITERAL.matcher(text).matches();
    }
}
