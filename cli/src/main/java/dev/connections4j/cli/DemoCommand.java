package dev.connections4j.cli;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.ConnectionsException;
import dev.connections4j.Stage;
import dev.connections4j.TransportInfo;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Connects by alias over every transport to a Milvus Lite of its own, and shows where the time went. */
final class DemoCommand implements Subcommand {
    @Override
    public String name() {
        return "demo";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Connects by alias over each transport to Milvus Lite, which it installs into a private Python",
                        "environment in the cache folder at its first run (.cache here, or CONNECTIONS4J_CACHE). Where that",
                        "can not be done it uses a stand-in for Milvus inside this process, and says so.")
                .footer("", "Example:", "  connections demo");
        return spec;
    }

    @Override
    public int run(ParseResult given, Surroundings here) {
        Report report = Subcommand.report(given, here);
        boolean bars = !given.hasMatchedOption(JSON);
        try (DemoServer server = DemoServer.start(line -> here.err().line(here.err().faint("  " + line)));
                ConnectionRegistry registry = ConnectionRegistry.builder()
                        .environment(Map.of())
                        .withoutDotEnv()
                        .build()) {
            report.remark("\n" + server.description());
            List<String> transports = registry.transports().stream()
                    .filter(transport -> transport.lacking().isEmpty())
                    .map(TransportInfo::name)
                    .toList();
            int exit = transports.isEmpty() ? WRONG : FINE;
            for (String transport : transports) {
                exit = Math.max(exit, show(registry, server, transport, report, bars ? here.out() : null));
            }
            if (exit == FINE) {
                report.remark("\nConnected over " + String.join(", ", transports) + ".");
            }
            return exit;
        }
    }

    /** The connection stays open, so that all share one server. */
    private static int show(
            ConnectionRegistry registry,
            DemoServer server,
            String transport,
            Report report,
            @org.jspecify.annotations.Nullable Screen bars) {
        String alias = "books-" + transport;
        report.remark("");
        registry.addConnection(alias, p -> p.uri(server.uri()).transport(transport));
        try {
            Connection connection = registry.connect(alias);
            report.connected(connection);
            if (bars != null) {
                StageBars.of(connection.timings().stages(), Stage.ENDPOINT).forEach(bars::line);
            }
            return FINE;
        } catch (ConnectFailedException e) {
            report.failed(e.facts(), String.valueOf(e.getMessage()));
            return FAILED;
        } catch (ConnectionsException e) {
            Refusal refusal = Refusal.of(e);
            report.refused(refusal);
            return refusal.exit();
        }
    }
}
