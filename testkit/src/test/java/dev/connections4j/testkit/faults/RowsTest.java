package dev.connections4j.testkit.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.Reason;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RowsTest {
    /** No fault of a transport: its own module has the tests. */
    private static final Set<Reason> ELSEWHERE = EnumSet.of(Reason.LITE_FAILED);

    @Test
    void all_everyReasonOfTheContract_hasARowOfItsOwnName() {
        List<FaultRow> rows = Rows.all();
        Set<Reason> missing = EnumSet.allOf(Reason.class);
        missing.removeAll(ELSEWHERE);
        rows.forEach(row -> missing.remove(row.reason()));
        assertEquals(Set.of(), missing, "reasons without a row");
        assertEquals(rows.size(), rows.stream().map(FaultRow::key).distinct().count(), "a row's name is its own");
    }
}
