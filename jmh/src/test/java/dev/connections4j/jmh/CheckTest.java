package dev.connections4j.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.connections4j.jmh.report.Goal;
import dev.connections4j.jmh.report.Machine;
import dev.connections4j.jmh.report.Results;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code ./bench --check} as a test: counts, and no clock. */
class CheckTest {
    @Test
    void roundTripsAllocationAndThreads_areWithinTheirLimits() throws Exception {
        List<Goal> limits = Check.run(new Results(Machine.present(), "check"));
        assertFalse(limits.isEmpty());
        assertEquals(List.of(), limits.stream().filter(goal -> !goal.reached()).toList());
    }
}
