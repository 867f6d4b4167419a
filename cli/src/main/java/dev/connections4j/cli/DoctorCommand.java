package dev.connections4j.cli;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.ConnectionsException;
import dev.connections4j.cli.doctor.Doctor;
import dev.connections4j.cli.doctor.DoctorTarget;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.util.List;
import java.util.Optional;

/** Goes the way of a connect step by step, and tells of each what was seen. */
final class DoctorCommand implements Subcommand {
    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String description() {
        return "Goes the way of a connect step by step, tells of each what was seen, and what to do if it is wrong.";
    }

    @Override
    public List<String> footer() {
        return List.of(
                "",
                "It goes on past what fails as far as that makes sense, but never sends credentials over a channel that",
                "is not the one asked for. Each step takes at most the timeout.",
                "",
                "Examples:",
                "  connections doctor --uri https://milvus.example --token-env KEY",
                "  connections doctor --address milvus:19530 --user root --password-file - --db-name books",
                "  connections doctor --json");
    }

    @Override
    public int run(ParsedOptions given, ProcessContext here) {
        Report report = Subcommand.report(given, here);
        ConnectionTarget target = ParameterOptions.read(given, here);
        try (ConnectionRegistry registry = here.registry()) {
            String alias = target.alias(registry);
            ConnectionParameters parameters = target.parameters();
            ResolvedParameters resolved = registry.resolve(alias, parameters).requireComplete();
            DoctorTarget subject =
                    new DoctorTarget(registry, alias, parameters, resolved, transports(registry, resolved));
            return new Doctor(subject).examine(report::observed) ? FINE : FAILED;
        } catch (ConnectionsException | UnsupportedOperationException e) {
            ErrorReport refusal = ErrorReport.of(e);
            report.refused(refusal);
            return refusal.exit();
        }
    }

    /** Those that can be used, the chosen one first. */
    private static List<String> transports(ConnectionRegistry registry, ResolvedParameters resolved) {
        Optional<String> chosen = resolved.find(Parameters.TRANSPORT);
        return OnPath.transports(registry).stream()
                .filter(transport -> transport.lacking().isEmpty())
                .map(transport -> transport.name())
                .sorted(java.util.Comparator.comparing(name -> !chosen.equals(Optional.of(name))))
                .toList();
    }
}
