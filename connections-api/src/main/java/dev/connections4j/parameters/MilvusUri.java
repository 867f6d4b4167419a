package dev.connections4j.parameters;

import dev.connections4j.ParameterException;
import org.jspecify.annotations.Nullable;

/**
 * A parsed {@code uri}: what it gives of the parameters.
 *
 * @param scheme {@code http}, {@code https}, {@code tcp} or {@code grpc}; null for a path, and for a server without scheme
 * @param address the server; without a port of its own it has 443 for https and 19530 otherwise
 * @param portGiven whether the port was written
 * @param user from the user info, or null
 * @param password from the user info, or null
 * @param userSecret whether the user info had no {@code :}: then the user may be an API key and is hidden
 * @param dbName the first path segment, or null
 */
public record MilvusUri(
        @Nullable String scheme,
        Address address,
        boolean portGiven,
        @Nullable String user,
        @Nullable Secret password,
        boolean userSecret,
        @Nullable String dbName) {

    /**
     * Reads what the parameter {@code uri} takes: {@code http}, {@code https}, {@code tcp}, {@code grpc}, or a path that ends in {@code .db}. User info and path are
     * percent-decoded; the last {@code @} ends the user info; query and fragment are refused.
     *
     * @param text the URI
     * @return its parts
     * @throws ParameterException if it is none; the message never repeats it
     */
    public static MilvusUri parse(String text) {
        return new UriText("uri", text).explicit();
    }

    /**
     * Reads what the variable {@code MILVUS_URI} takes: the same, or {@code [user[:password]@]host[:port]}.
     *
     * @param text the variable's value
     * @return its parts
     * @throws ParameterException if it is neither; the message never repeats it
     */
    public static MilvusUri parseVariable(String text) {
        return new UriText("uri", text).lenient();
    }

    /** {@return whether its scheme means TLS: {@code https} does} */
    public boolean secure() {
        return "https".equals(scheme);
    }

    /**
     * This URI, completed by the parts it lacks.
     *
     * @param weaker a URI of the same server
     * @param credentials whether to take that one's user info too, if this one has none
     * @return a URI with this one's scheme and address
     */
    public MilvusUri completedBy(MilvusUri weaker, boolean credentials) {
        boolean take = credentials && user == null && password == null;
        return new MilvusUri(
                scheme,
                address,
                portGiven,
                take ? weaker.user : user,
                take ? weaker.password : password,
                take ? weaker.userSecret : userSecret,
                dbName != null ? dbName : weaker.dbName);
    }

    /** Scheme, address and database; user info as {@code <hidden>}. */
    @Override
    public String toString() {
        String begin = scheme == null ? "" : scheme + "://";
        String userInfo = user == null && password == null ? "" : Secret.HIDDEN + "@";
        return begin + userInfo + address + (dbName == null ? "" : "/" + dbName);
    }

    private static Object uriText(Object given) {
        return given instanceof java.net.URI || given instanceof java.nio.file.Path ? given.toString() : given;
    }

    static MilvusUri parse(String parameter, Object given) {
        if (given instanceof MilvusUri uri) {
            return uri;
        }
        Object text = uriText(given);
        if (!(text instanceof CharSequence)) {
            throw new ParameterException(parameter, parameter + " must be text" + Quoting.wasA(given));
        }
        return new UriText(parameter, text.toString()).explicit();
    }
}
