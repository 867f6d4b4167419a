package dev.connections4j.grpc;

import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.parameters.Secret;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Adds {@code authorization}, {@code dbname} and {@code identifier} to each call, unless the call brings them itself: then its own are
 * sent, once.
 */
public final class CallHeaders implements ClientInterceptor {
    /** The base64 of {@code user:password} or of an API key. */
    public static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    /** The database a call is about. */
    public static final Metadata.Key<String> DB_NAME = Metadata.Key.of("dbname", Metadata.ASCII_STRING_MARSHALLER);

    /** The number under which the server knows the client, decimal. */
    public static final Metadata.Key<String> IDENTIFIER =
            Metadata.Key.of("identifier", Metadata.ASCII_STRING_MARSHALLER);

    private final @Nullable String authorization;
    private final @Nullable String dbName;
    private final @Nullable String identifier;

    private final @Nullable SuppliedCredentials supplied;

    private CallHeaders(
            @Nullable String authorization,
            @Nullable String dbName,
            @Nullable String identifier,
            @Nullable SuppliedCredentials supplied) {
        this.authorization = authorization;
        this.dbName = dbName;
        this.identifier = identifier;
        this.supplied = supplied;
    }

    /**
     * The headers before Connect: there is no identifier yet.
     *
     * @param parameters give credentials and database
     * @return an interceptor for the Connect call
     */
    public static CallHeaders of(ResolvedParameters parameters) {
        Optional<Secret> credentials = parameters.credentials();
        return new CallHeaders(
                credentials
                        .filter(c -> !c.isSupplied())
                        .map(CallHeaders::encode)
                        .orElse(null),
                parameters.find(Parameters.DB_NAME).orElse(null),
                null,
                credentials
                        .filter(Secret::isSupplied)
                        .map(c -> new SuppliedCredentials(c, parameters.find(Parameters.EXECUTOR)))
                        .orElse(null));
    }

    /**
     * The headers after Connect.
     *
     * @param answered what Connect answered; empty sends none
     * @return an interceptor for the link's channel
     */
    public CallHeaders withIdentifier(OptionalLong answered) {
        return new CallHeaders(
                authorization, dbName, answered.isPresent() ? Long.toString(answered.getAsLong()) : null, supplied);
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return supplied == null
                ? carrying(authorization, method, options, next)
                : supplied.call(options, read -> carrying(read, method, options, next));
    }

    private <Q, A> ClientCall<Q, A> carrying(
            @Nullable String credentials, MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<Q, A>(next.newCall(method, options)) {
            @Override
            public void start(Listener<A> listener, Metadata headers) {
                add(headers, AUTHORIZATION, credentials);
                add(headers, DB_NAME, dbName);
                add(headers, IDENTIFIER, identifier);
                super.start(listener, headers);
            }
        };
    }

    private static void add(Metadata headers, Metadata.Key<String> key, @Nullable String value) {
        if (value != null && !headers.containsKey(key)) {
            headers.put(key, value);
        }
    }

    static String encode(Secret credentials) {
        return Base64.getEncoder().encodeToString(credentials.reveal().getBytes(StandardCharsets.UTF_8));
    }
}
