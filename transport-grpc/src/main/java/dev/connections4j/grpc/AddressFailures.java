package dev.connections4j.grpc;

import dev.connections4j.Stage;
import dev.connections4j.spi.LinkException;
import java.util.ArrayList;
import java.util.List;

/** What happened at each address. */
final class AddressFailures {
    private record At(Route route, Throwable failure) {}

    private final List<At> seen = new ArrayList<>();

    synchronized void add(Route route, Throwable failure) {
        seen.add(new At(route, failure));
    }

    /** The failure of the address that got furthest, telling of the others too. */
    synchronized Throwable combined() {
        Throwable furthest = seen.get(0).failure();
        for (At at : seen) {
            if (isFurther(at.failure(), furthest)) {
                furthest = at.failure();
            }
        }
        if (seen.size() == 1 || !(furthest instanceof LinkException best)) {
            return furthest;
        }
        StringBuilder problem = new StringBuilder(best.failure().problem()).append(" (tried");
        String separator = " ";
        for (At at : seen) {
            problem.append(separator)
                    .append(at.route().socketAddress().getAddress().getHostAddress())
                    .append(": ")
                    .append(
                            at.failure() instanceof LinkException e
                                    ? e.reason()
                                    : at.failure().getClass().getSimpleName());
            separator = ", ";
        }
        return new LinkException(best.failure().withProblem(problem.append(')').toString()), best.getCause());
    }

    /** What is no diagnosed failure, for instance a wrong file, outdoes all. */
    private static boolean isFurther(Throwable one, Throwable other) {
        if (!(other instanceof LinkException b)) {
            return false;
        }
        if (!(one instanceof LinkException a)) {
            return true;
        }
        Stage stage = a.stage();
        Stage reached = b.stage();
        return stage != null && (reached == null || stage.compareTo(reached) > 0);
    }
}
