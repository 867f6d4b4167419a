package dev.connections4j.cli;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.ConnectionsException;
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
    public int run(ParsedOptions given, ProcessContext here) {
        Report report = Subcommand.report(given, here);
        ConnectionTarget target = ParameterOptions.read(given, here);
        try (ConnectionRegistry registry = here.registry()) {
            ResolvedParameters shown = registry.resolve(target.alias(registry), target.parameters());
            report.parameters(shown.lines());
            shown.requireComplete(); // what connect will refuse stands behind what is there
            return FINE;
        } catch (ConnectionsException | UnsupportedOperationException e) {
            ErrorReport refusal = ErrorReport.of(e);
            report.refused(refusal);
            return refusal.exit();
        }
    }
}
