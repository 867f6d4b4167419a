package dev.connections4j.registry;

import dev.connections4j.AliasConflictException;
import dev.connections4j.parameters.Address;
import dev.connections4j.parameters.ParameterGroup;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What makes two sets of parameters different connections, and the exceptions that say so. */
final class Conflicts {
    private Conflicts() {}

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
    static void requireSameAddress(String alias, ActiveConnection live, Optional<Address> address) {
        Address used = live.resolved().address();
        if (address.isPresent() && !address.get().equals(used)) {
            throw new AliasConflictException(
                    alias,
                    List.of(Parameters.ADDRESS.name()),
                    "connection '" + alias + "' is connected to " + used + " and cannot be registered for "
                            + address.get() + ". Remedy: disconnect it first, or use replace.");
        }
    }

    /** The names of the parameters that differ; {@code transport} is what {@code used} goes over, empty if not known yet. */
    static List<String> between(ResolvedParameters used, String transport, ResolvedParameters asked) {
        List<String> names = new ArrayList<>(used.differences(asked));
        Optional<String> wanted = asked.find(Parameters.TRANSPORT);
        if (wanted.isEmpty() || wanted.get().equals(transport)) {
            names.remove(Parameters.TRANSPORT.name()); // who names no transport takes the one in use
        }
        if (haveSameCredentials(used, asked)) {
            names.removeIf(name -> groupOf(name) == ParameterGroup.CREDENTIALS);
        }
        return List.copyOf(names);
    }

    private static ParameterGroup groupOf(String name) {
        return Parameters.find(name).orElseThrow().group();
    }

    /** A token {@code user:password} is the same as user and password. Suppliers are not read. */
    private static boolean haveSameCredentials(ResolvedParameters used, ResolvedParameters asked) {
        var one = used.credentials();
        return one.isPresent() && !one.get().isSupplied() && one.equals(asked.credentials());
    }

    /** The names, and of the address both values: it is what people look for, and never secret. */
    private static String said(List<String> names, ResolvedParameters used, ResolvedParameters asked) {
        List<String> shown = new ArrayList<>(names);
        if (shown.remove(Parameters.ADDRESS.name())) {
            shown.add(0, Parameters.ADDRESS + " (" + used.address() + ", now " + asked.address() + ")");
        }
        return String.join(", ", shown);
    }
}
