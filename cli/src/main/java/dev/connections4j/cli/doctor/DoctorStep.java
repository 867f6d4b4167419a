package dev.connections4j.cli.doctor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One look at the way to the server. It knows which look makes sense after it. */
interface DoctorStep {
    /** Looks; blocks for at most the parameter timeout per line. */
    Seen look();

    /**
     * What came of it.
     *
     * @param observations in the order seen
     * @param next where to look then; null at the end
     */
    record Seen(List<Observation> observations, @Nullable DoctorStep next) {
        static Seen last(Observation... observations) {
            return new Seen(List.of(observations), null);
        }
    }
}
