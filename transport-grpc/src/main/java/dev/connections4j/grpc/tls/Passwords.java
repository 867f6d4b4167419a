package dev.connections4j.grpc.tls;

import dev.connections4j.parameters.Secret;
import org.jspecify.annotations.Nullable;

/** What can be said of a password that opens nothing, without showing it. */
final class Passwords {
    private Passwords() {}

    /** Whether every JDK takes it; none is. */
    static boolean isAscii(@Nullable Secret password) {
        return password == null || password.reveal().chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /** A clause for one that may be right and yet open nothing; empty for the others. */
    static String hint(Secret password) {
        return isAscii(password)
                ? ""
                : "; it is not ASCII, which old JDKs, 17 among them, do not take: if it is right, choose another one";
    }
}
