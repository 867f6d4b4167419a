package dev.connections4j.testkit.faults;

import dev.connections4j.Reason;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** How many rows of each reason passed against each server, out of how many. */
final class FaultTally {
    private final Map<Reason, Map<String, int[]>> cells = new EnumMap<>(Reason.class);
    private final TreeSet<String> servers = new TreeSet<>();

    FaultTally(List<FaultRow> rows) {
        for (FaultRow row : rows) {
            servers.add(row.server());
            cell(row)[1]++;
        }
    }

    private int[] cell(FaultRow row) {
        return cells.computeIfAbsent(row.reason(), reason -> new TreeMap<>())
                .computeIfAbsent(row.server(), server -> new int[2]);
    }

    synchronized void passed(FaultRow row) {
        cell(row)[0]++;
    }

    /** The table: passed/rows. */
    synchronized String table(String transport) {
        StringBuilder text = new StringBuilder("Faults over " + transport + ", passed/rows by reason and server\n");
        text.append(String.format("%-32s", ""));
        servers.forEach(server -> text.append(String.format(" %18s", server)));
        text.append(String.format(" %9s%n", "all"));
        int[] sum = new int[2];
        cells.forEach((reason, byServer) -> {
            int[] all = new int[2];
            text.append(String.format("%-32s", reason));
            for (String server : servers) {
                int[] cell = byServer.get(server);
                text.append(String.format(" %18s", cell == null ? "" : cell[0] + "/" + cell[1]));
                all[0] += cell == null ? 0 : cell[0];
                all[1] += cell == null ? 0 : cell[1];
            }
            text.append(String.format(" %9s%n", all[0] + "/" + all[1]));
            sum[0] += all[0];
            sum[1] += all[1];
        });
        return text.append(sum[0])
                .append(" of ")
                .append(sum[1])
                .append(" rows passed")
                .toString();
    }
}
