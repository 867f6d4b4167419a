package dev.connections4j.parameters;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;

/** Finds the parameters by which a resolved set differs from that of a live connection; the address stands for all that name the server. */
final class Differences {
    private Differences() {}

    static List<String> between(ResolvedParameters one, ResolvedParameters other) {
        return Parameters.all().stream()
                .filter(parameter -> parameter.group() != ParameterGroup.CALL)
                .filter(parameter -> parameter.group() != ParameterGroup.SERVER || parameter == Parameters.ADDRESS)
                .filter(parameter -> parameter == Parameters.ADDRESS
                        ? !one.address().equals(other.address())
                        : differ(one.find(parameter), other.find(parameter)))
                .map(Parameter::name)
                .toList();
    }

    private static boolean differ(Optional<?> one, Optional<?> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isPresent() != other.isPresent();
        }
        return !same(one.get(), other.get());
    }

    private static boolean same(Object one, Object other) {
        if (one instanceof Path file && other instanceof Path otherFile) {
            return file.toAbsolutePath()
                    .normalize()
                    .equals(otherFile.toAbsolutePath().normalize());
        }
        if (one instanceof SSLContext || one instanceof Executor) {
            return one == other;
        }
        if (one instanceof Collection<?> members && other instanceof Collection<?> otherMembers) {
            return sameMembers(members, otherMembers);
        }
        return one.equals(other);
    }

    private static boolean sameMembers(Collection<?> members, Collection<?> otherMembers) {
        Iterator<?> others = otherMembers.iterator();
        return members.size() == otherMembers.size() && members.stream().allMatch(member -> member == others.next());
    }
}
