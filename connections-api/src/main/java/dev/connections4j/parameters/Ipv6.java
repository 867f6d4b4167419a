package dev.connections4j.parameters;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** IPv6 literals, read and written without any name lookup. */
final class Ipv6 {
    private static final int GROUPS = 8;

    private Ipv6() {}

    /** The one spelling (RFC 5952) of a literal, with its zone if it has one; null if it is none. */
    static @Nullable String canonical(String text) {
        int percent = text.indexOf('%');
        String zone = percent < 0 ? "" : text.substring(percent);
        if (percent >= 0 && !zone.matches("%[A-Za-z0-9._~-]+")) {
            return null;
        }
        int[] groups = groups(percent < 0 ? text : text.substring(0, percent));
        return groups == null ? null : write(groups) + zone;
    }

    private static int @Nullable [] groups(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            int[] all = part(text);
            return all != null && all.length == GROUPS ? all : null;
        }
        int[] head = part(text.substring(0, gap));
        int[] tail = part(text.substring(gap + 2));
        boolean headHasV4 = text.substring(0, gap).indexOf('.') >= 0;
        if (head == null || tail == null || headHasV4 || head.length + tail.length >= GROUPS) {
            return null;
        }
        int[] groups = Arrays.copyOf(head, GROUPS);
        System.arraycopy(tail, 0, groups, GROUPS - tail.length, tail.length);
        return groups;
    }

    private static int @Nullable [] part(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        String[] pieces = text.split(":", -1);
        int[] groups = new int[pieces.length + 1];
        int count = 0;
        for (int i = 0; i < pieces.length; i++) {
            String piece = pieces[i];
            if (i == pieces.length - 1 && HostPort.isIpv4(piece)) {
                int[] bytes = Arrays.stream(piece.split("\\."))
                        .mapToInt(Integer::parseInt)
                        .toArray();
                groups[count++] = bytes[0] << 8 | bytes[1];
                groups[count++] = bytes[2] << 8 | bytes[3];
            } else if (piece.matches("[0-9A-Fa-f]{1,4}")) {
                groups[count++] = Integer.parseInt(piece, 16);
            } else {
                return null;
            }
        }
        return Arrays.copyOf(groups, count);
    }

    private static String write(int[] groups) {
        int start = -1;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == start) {
                text.append("::");
                i += length - 1;
            } else {
                if (text.length() > 0 && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }
}
