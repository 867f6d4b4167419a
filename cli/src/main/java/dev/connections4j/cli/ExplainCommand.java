package dev.connections4j.cli;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.util.List;

/** What a connect would use, and where each value came from. Opens nothing. */
final class ExplainCommand implements Subcommand {
    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String description() {
        return "Shows each parameter that a connect would use, and where it came from. Opens nothing.";
    }

    @Override
    public List<String> footer() {
        return List.of(
                "",
                "Examples:",
                "  connections explain",
                "  MILVUS_URI=https://milvus.example connections explain --db-name books",
                "  connections explain --alias books --uri milvus.db --json");
    }

    @Override
    public int run(ParsedOptions given, ProcessContext process, Report report) {
        ConnectionTarget target = ParameterOptions.read(given, process);
        try (ConnectionRegistry registry = process.registry()) {
            ResolvedParameters resolved = registry.resolve(target.alias(registry), target.parameters());
            report.parameters(resolved.lines());
            resolved.unused().forEach(report::unused);
            resolved.requireComplete(); // after the lines, which help to see what a connect would refuse
            resolved.find(Parameters.TRANSPORT).ifPresent(name -> OnPath.require(registry, name));
            return FINE;
        }
    }
}
