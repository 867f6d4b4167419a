package dev.connections4j.cli;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.TransportInfo;
import java.util.List;

/** The transports on the path, what each cannot do, and the artifacts of the others. */
final class TransportsCommand implements Subcommand {
    @Override
    public String name() {
        return "transports";
    }

    @Override
    public boolean takesParameters() {
        return false;
    }

    @Override
    public String description() {
        return "Lists the transports found, what each cannot do, and the artifact of each missing one.";
    }

    @Override
    public List<String> footer() {
        return List.of("", "Examples:", "  connections transports", "  connections transports --json");
    }

    @Override
    public int run(ParsedOptions given, ProcessContext process, Report report) {
        try (ConnectionRegistry registry = process.registry()) {
            List<TransportInfo> found = OnPath.transports(registry);
            report(found, report);
            return found.stream().anyMatch(transport -> transport.lacking().isEmpty()) ? FINE : WRONG;
        }
    }

    static void report(List<TransportInfo> found, Report report) {
        found.forEach(report::transport);
        OnPath.OURS.stream()
                .filter(name -> found.stream().noneMatch(t -> t.name().equals(name)))
                .forEach(name -> report.missing(name, OnPath.artifact(name)));
    }
}
