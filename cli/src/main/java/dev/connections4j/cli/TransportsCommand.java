package dev.connections4j.cli;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.TransportInfo;
import java.util.List;

/** The transports on the path, what each cannot do, and which artifact brings the others. */
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
    public int run(ParsedOptions given, ProcessContext here) {
        Report report = Subcommand.report(given, here);
        try (ConnectionRegistry registry = here.registry()) {
            List<TransportInfo> found = OnPath.transports(registry);
            tell(found, report);
            return found.stream().anyMatch(transport -> transport.lacking().isEmpty()) ? FINE : WRONG;
        }
    }

    static void tell(List<TransportInfo> found, Report report) {
        found.forEach(report::transport);
        OnPath.OURS.stream()
                .filter(name -> found.stream().noneMatch(t -> t.name().equals(name)))
                .forEach(name -> report.missing(name, "dev.connections4j:transport-" + name));
    }
}
