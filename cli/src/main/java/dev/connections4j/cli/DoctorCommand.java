package dev.connections4j.cli;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.TransportInfo;
import dev.connections4j.cli.doctor.Doctor;
import dev.connections4j.cli.doctor.DoctorTarget;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Takes the steps of a connect one by one, and reports what was seen at each. */
final class DoctorCommand implements Subcommand {
    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String description() {
        return "Takes the steps of a connect one by one, and shows what was seen at each, and what to do if it is wrong.";
    }

    @Override
    public List<String> footer() {
        return List.of(
                "",
                "It goes on past a failure as far as that makes sense, but sends credentials only over the channel that the",
                "parameters ask for. Each step takes at most the timeout.",
                "",
                "Examples:",
                "  connections doctor --uri https://milvus.example --token-env KEY",
                "  connections doctor --address milvus:19530 --user root --password-file - --db-name books",
                "  connections doctor --json");
    }

    @Override
    public int run(ParsedOptions given, ProcessContext process, Report report) {
        ConnectionTarget target = ParameterOptions.read(given, process);
        try (ConnectionRegistry registry = process.registry()) {
            String alias = target.alias(registry);
            ConnectionParameters parameters = target.parameters();
            ResolvedParameters resolved = registry.resolve(alias, parameters).requireComplete();
            resolved.unused().forEach(report::unused);
            Optional<String> chosen = resolved.find(Parameters.TRANSPORT);
            chosen.ifPresent(name -> OnPath.require(registry, name));
            DoctorTarget examined =
                    new DoctorTarget(registry, alias, parameters, resolved, transports(registry, chosen.orElse("")));
            return new Doctor(examined).examine(report::observed) ? FINE : FAILED;
        }
    }

    /** Those that can be used, the chosen one first. */
    private static List<String> transports(ConnectionRegistry registry, String chosen) {
        return OnPath.transports(registry).stream()
                .filter(transport -> transport.lacking().isEmpty())
                .map(TransportInfo::name)
                .sorted(Comparator.comparing(name -> !name.equals(chosen)))
                .toList();
    }
}
