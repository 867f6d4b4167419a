package dev.connections4j.link;

import io.grpc.Metadata;

/** The headers that a link adds to a call that does not bring them: the next link is to add its own. */
final class LinkHeaders {
    private static final Metadata.Key<?>[] KEYS = {key("authorization"), RoutedCall.DBNAME, key("identifier")};

    private LinkHeaders() {}

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    /** Which of them a call brings, a bit each. */
    static byte broughtBy(Metadata headers) {
        int brought = 0;
        for (int i = 0; i < KEYS.length; i++) {
            if (headers.containsKey(KEYS[i])) {
                brought |= 1 << i;
            }
        }
        return (byte) brought;
    }

    /** Removes those that the call did not bring. */
    static void dropAllBut(byte brought, Metadata headers) {
        for (int i = 0; i < KEYS.length; i++) {
            if ((brought & 1 << i) == 0) {
                headers.discardAll(KEYS[i]);
            }
        }
    }
}
