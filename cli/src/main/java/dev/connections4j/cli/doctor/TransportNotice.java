package dev.connections4j.cli.doctor;

import dev.connections4j.parameters.Parameters;
import java.util.ArrayList;
import java.util.List;

/** To look with, one transport is as good as another: where none is chosen of several the first is taken, and told. */
final class TransportNotice {
    private TransportNotice() {}

    /** What was seen over the first of those that are able to, and that it was, if nobody chose it. */
    static List<Observation> told(DoctorTarget subject, List<String> able, List<Observation> seen) {
        boolean isChosen = subject.resolved().find(Parameters.TRANSPORT).isPresent();
        if (isChosen || subject.transports().size() < 2 || able.isEmpty()) {
            return seen;
        }
        List<Observation> all = new ArrayList<>();
        all.add(Observation.fine(
                Part.TRANSPORT,
                able.get(0) + " is taken, for none of " + String.join(", ", subject.transports())
                        + " is chosen; a connect wants one, by --transport or MILVUS_TRANSPORT"));
        all.addAll(seen);
        return all;
    }
}
