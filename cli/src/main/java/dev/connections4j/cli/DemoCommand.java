package dev.connections4j.cli;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.ConnectionsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts Milvus Lite, connects to it by alias over every transport, shows where the time went, and searches in vectors. */
final class DemoCommand implements Subcommand {
    /** A busy machine takes a while to start Milvus Lite. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public boolean takesParameters() {
        return false;
    }

    @Override
    public String description() {
        return "Connects by alias over each transport to Milvus Lite, shows where the time goes, and searches in 1,000 vectors.";
    }

    @Override
    public List<String> footer() {
        return List.of(
                "",
                "At its first run it installs Milvus Lite into a private Python environment in the cache folder: .cache",
                "in this checkout, or what CONNECTIONS4J_CACHE names. Where that cannot be done it uses a stand-in for",
                "Milvus inside this process, and says so.",
                "",
                "Example:",
                "  connections demo");
    }

    @Override
    public int run(ParsedOptions given, ProcessContext process, Report report) {
        try (DemoServer server = DemoServer.start(
                        line -> process.err().line(process.err().faint("  " + line)));
                ConnectionRegistry registry = ConnectionRegistry.builder()
                        .environment(Map.of())
                        .withoutDotEnv()
                        .build()) {
            report.remark(server.description());
            return tour(registry, server, report);
        }
    }

    /** The connections of the first round stay open, so that all share one server; the second round shows a warm JVM. */
    static int tour(ConnectionRegistry registry, DemoServer server, Report report) {
        List<String> transports = OnPath.names(registry);
        List<String> aliases = new ArrayList<>();
        int exit = transports.isEmpty() ? WRONG : FINE;
        report.remark("\nEach transport for the first time, class loading included:");
        for (String transport : transports) {
            String alias = "books-" + transport;
            registry.addConnection(
                    alias, p -> p.uri(server.uri()).transport(transport).timeout(PATIENCE));
            int result = connect(registry, alias, report);
            exit = Math.max(exit, result);
            if (result == FINE) {
                aliases.add(alias);
            }
        }
        if (!aliases.isEmpty()) {
            report.remark("\nDisconnected, and connected again by alias alone:");
        }
        for (String alias : aliases) {
            registry.disconnect(alias);
            exit = Math.max(exit, connect(registry, alias, report));
        }
        if (aliases.isEmpty() || exit != FINE) {
            return exit;
        }
        if (!server.keepsVectors()) {
            report.remark("\nA stand-in keeps no vectors: with Milvus Lite the demo goes on to search in some.");
            return exit;
        }
        return DemoWork.run(registry, aliases, report);
    }

    private static int connect(ConnectionRegistry registry, String alias, Report report) {
        try {
            report.connected(registry.connect(alias), true);
            return FINE;
        } catch (ConnectFailedException e) {
            report.failed(e);
            return FAILED;
        } catch (ConnectionsException e) {
            return report.error(e);
        }
    }
}
