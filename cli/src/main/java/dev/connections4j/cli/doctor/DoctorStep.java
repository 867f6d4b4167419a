package dev.connections4j.cli.doctor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of the examination. It knows which step makes sense after it. */
interface DoctorStep {
    /** Takes the step; blocks for at most the parameter timeout per line, and again for the probe of what failed. */
    Result take();

    /**
     * What came of a step.
     *
     * @param passes whether a connect would get past it
     * @param observations in the order seen
     * @param next the step to take then; null at the end
     */
    record Result(
            boolean passes,
            List<Observation> observations,
            @Nullable DoctorStep next) {
        /** Passes if every observation is fine. */
        static Result of(List<Observation> observations, @Nullable DoctorStep next) {
            return new Result(observations.stream().allMatch(Observation::ok), observations, next);
        }

        static Result last(Observation observation) {
            return of(List.of(observation), null);
        }
    }
}
