package dev.connections4j.cli.doctor;

import dev.connections4j.parameters.Parameters;
import java.util.ArrayList;
import java.util.List;

/** For an examination any transport will do: if none of several is chosen, the first is used, and the notice says so. */
final class TransportNotice {
    private TransportNotice() {}

    /** The observations over the first of {@code able}, after the notice if nothing chose it. */
    static List<Observation> before(DoctorTarget target, List<String> able, List<Observation> seen) {
        boolean isChosen = target.resolved().find(Parameters.TRANSPORT).isPresent();
        if (isChosen || target.transports().size() < 2 || able.isEmpty()) {
            return seen;
        }
        List<Observation> all = new ArrayList<>();
        all.add(Observation.fine(
                Part.TRANSPORT,
                "none of " + String.join(", ", target.transports()) + " is chosen, so " + able.get(0)
                        + " is used; a connect needs a choice, by --transport or MILVUS_TRANSPORT"));
        all.addAll(seen);
        return all;
    }
}
