package dev.connections4j.grpc;

import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.parameters.Secret;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
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

    private static final List<Metadata.Key<String>> KEYS = List.of(AUTHORIZATION, DB_NAME, IDENTIFIER);

    /** What each call gets alike, encoded once. */
    private final Metadata fixed;

    private final @Nullable SuppliedCredentials supplied;

    private CallHeaders(Metadata fixed, @Nullable SuppliedCredentials supplied) {
        this.fixed = fixed;
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
        Metadata fixed = new Metadata();
        parameters.find(Parameters.DB_NAME).ifPresent(name -> fixed.put(DB_NAME, name));
        if (credentials.isEmpty()) {
            return new CallHeaders(fixed, null);
        }
        Secret secret = credentials.get();
        if (secret.isSupplied()) {
            return new CallHeaders(fixed, new SuppliedCredentials(secret, parameters.find(Parameters.EXECUTOR)));
        }
        fixed.put(AUTHORIZATION, encode(secret));
        return new CallHeaders(fixed, null);
    }

    /**
     * The headers after Connect.
     *
     * @param answered what Connect answered; empty sends none
     * @return the headers of the link's calls
     */
    public CallHeaders withIdentifier(OptionalLong answered) {
        Metadata all = new Metadata();
        all.merge(fixed);
        answered.ifPresent(number -> all.put(IDENTIFIER, Long.toString(number)));
        return new CallHeaders(all, supplied);
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<Q, A>(suppliedOn(next).newCall(method, options)) {
            @Override
            public void start(Listener<A> listener, Metadata headers) {
                addTo(headers);
                super.start(listener, headers);
            }
        };
    }

    /**
     * Adds what is known beforehand to the headers of one call; credentials that a supplier gives are not.
     *
     * @param headers of the call
     */
    public void addTo(Metadata headers) {
        Metadata missing = fixed;
        for (Metadata.Key<String> key : KEYS) {
            if (headers.containsKey(key)) {
                missing = without(key, missing);
            }
        }
        headers.merge(missing);
    }

    private static Metadata without(Metadata.Key<String> key, Metadata all) {
        Metadata others = new Metadata();
        others.merge(all);
        others.discardAll(key);
        return others;
    }

    /**
     * Adds what {@link #addTo} does not.
     *
     * @param channel of a link
     * @return whose calls wait for the credentials that a supplier gives; the same channel if none does
     */
    public Channel suppliedOn(Channel channel) {
        return supplied == null ? channel : ClientInterceptors.intercept(channel, supplied);
    }

    static String encode(Secret credentials) {
        return Base64.getEncoder().encodeToString(credentials.reveal().getBytes(StandardCharsets.UTF_8));
    }
}
