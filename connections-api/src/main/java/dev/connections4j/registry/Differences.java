package dev.connections4j.registry;

import dev.connections4j.AliasConflictException;
import dev.connections4j.parameters.Address;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What makes two sets of parameters different connections, and the exceptions that say so. */
final class Differences {
    /** Concern the call, not the connection. */
    private static final Set<Parameter<?>> OF_THE_CALL =
            Set.of(Parameters.ALIAS, Parameters.TIMEOUT, Parameters.WAIT_FOR_READY, Parameters.EAGER);
    /** Compared as the one address that they make. */
    private static final Set<Parameter<?>> OF_THE_ADDRESS =
            Set.of(Parameters.ADDRESS, Parameters.URI, Parameters.HOST, Parameters.PORT);

    private static final Set<Parameter<?>> OF_THE_CREDENTIALS =
            Set.of(Parameters.USER, Parameters.PASSWORD, Parameters.TOKEN);
    private static final Set<Parameter<?>> BY_IDENTITY = Set.of(Parameters.SSL_CONTEXT, Parameters.EXECUTOR);

    private Differences() {}

    /** Whether a set gives nothing that could differ from another. */
    static boolean isBare(ConnectionParameters given) {
        return Parameters.all().stream()
                .filter(parameter -> !OF_THE_CALL.contains(parameter))
                .allMatch(parameter -> given.find(parameter).isEmpty());
    }

    /** Throws if {@code asked} is not what is in use already. */
    static void requireNone(
            String alias, String doing, ResolvedParameters used, String transport, ResolvedParameters asked) {
        List<String> names = between(used, transport, asked);
        if (!names.isEmpty()) {
            String remedy = doing.equals("connected")
                    ? "disconnect it first, or use replace"
                    : "wait for that attempt, disconnect, or use replace";
            throw new AliasConflictException(
                    alias,
                    names,
                    "connection '" + alias + "' is " + doing + " to " + used.address() + " with other parameters: "
                            + said(names, used, asked) + ". Remedy: " + remedy + ".");
        }
    }

    /** Throws if a set to register names another address than the one in use. */
    static void requireSameAddress(String alias, Live live, Optional<Address> address) {
        Address used = live.resolved().address();
        if (address.isPresent() && !address.get().equals(used)) {
            throw new AliasConflictException(
                    alias,
                    List.of(Parameters.ADDRESS.name()),
                    "connection '" + alias + "' is connected to " + used + " and can not be registered for "
                            + address.get() + ". Remedy: disconnect it first, or use replace.");
        }
    }

    /** The names of the parameters that differ; {@code transport} is what {@code used} goes over, empty if not known yet. */
    static List<String> between(ResolvedParameters used, String transport, ResolvedParameters asked) {
        List<String> names = new ArrayList<>();
        if (!used.address().equals(asked.address())) {
            names.add(Parameters.ADDRESS.name());
        }
        boolean sameCredentials = haveSameCredentials(used, asked);
        for (Parameter<?> parameter : Parameters.all()) {
            if (OF_THE_CALL.contains(parameter) || OF_THE_ADDRESS.contains(parameter)) {
                continue;
            }
            boolean same = OF_THE_CREDENTIALS.contains(parameter)
                    ? sameCredentials || equal(parameter, used, asked)
                    : parameter.equals(Parameters.TRANSPORT)
                            ? isSameTransport(used, transport, asked)
                            : equal(parameter, used, asked);
            if (!same) {
                names.add(parameter.name());
            }
        }
        return List.copyOf(names);
    }

    /** A token {@code user:password} is the same as user and password. Suppliers are not asked. */
    private static boolean haveSameCredentials(ResolvedParameters used, ResolvedParameters asked) {
        var one = used.credentials();
        var other = asked.credentials();
        boolean isConstant = one.isPresent() && !one.get().isSupplied();
        return isConstant && one.equals(other);
    }

    /** Who names no transport takes the one in use. */
    private static boolean isSameTransport(ResolvedParameters used, String transport, ResolvedParameters asked) {
        Optional<String> wanted = asked.find(Parameters.TRANSPORT);
        return wanted.isEmpty() || wanted.get().equals(transport) || wanted.equals(used.find(Parameters.TRANSPORT));
    }

    private static boolean equal(Parameter<?> parameter, ResolvedParameters used, ResolvedParameters asked) {
        Object one = used.find(parameter).orElse(null);
        Object other = asked.find(parameter).orElse(null);
        if (one == null || other == null) {
            return one == other;
        }
        if (BY_IDENTITY.contains(parameter)) {
            return one == other;
        }
        return parameter.equals(Parameters.INTERCEPTORS)
                ? areSameObjects((List<?>) one, (List<?>) other)
                : one.equals(other);
    }

    private static boolean areSameObjects(List<?> some, List<?> others) {
        Iterator<?> next = others.iterator();
        return some.size() == others.size() && some.stream().allMatch(object -> object == next.next());
    }

    /** The names, and of the address both values: it is what people look for, and never secret. */
    private static String said(List<String> names, ResolvedParameters used, ResolvedParameters asked) {
        List<String> words = new ArrayList<>(names);
        if (words.remove(Parameters.ADDRESS.name())) {
            words.add(0, Parameters.ADDRESS + " (" + used.address() + ", now " + asked.address() + ")");
        }
        return String.join(", ", words);
    }
}
