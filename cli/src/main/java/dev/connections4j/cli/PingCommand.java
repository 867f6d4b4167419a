package dev.connections4j.cli;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.ConnectionsException;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connects, tells what came of it, and disconnects. */
final class PingCommand implements Subcommand {
    private static final String COUNT = "--count";
    private static final String ALL_TRANSPORTS = "--all-transports";
    private static final String WAIT = "--wait";

    @Override
    public String name() {
        return "ping";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.text(COUNT, "<n>", "connect this many times (default: 1)"),
                Option.flag(ALL_TRANSPORTS, "connect over each transport that is there"),
                Option.flag(WAIT, "wait for the server until the timeout, telling on standard error what for"));
    }

    @Override
    public String description() {
        return "Connects, tells what came of it, and disconnects.";
    }

    @Override
    public List<String> footer() {
        return List.of(
                "",
                "Examples:",
                "  connections ping --transport okhttp",
                "  connections ping --uri http://localhost:19530 --user root --password-file -",
                "  connections ping --uri https://milvus.example --token-env KEY --db-name books --all-transports",
                "  connections ping --address milvus:19530 --transport netty --wait --timeout 2m --json",
                "",
                "Arguments are seen by everyone on the machine: take --token and --password from a file or variable.");
    }

    @Override
    public int run(ParsedOptions given, ProcessContext here) {
        Report report = Subcommand.report(given, here);
        int count = count(given);
        if (given.has(ALL_TRANSPORTS) && given.has("--transport")) {
            throw new UsageException("transport", "give only one of --transport and --all-transports");
        }
        ConnectionTarget target = ParameterOptions.read(given, here);
        @Nullable WaitLine line = given.has(WAIT) ? new WaitLine(here.err()) : null;
        if (line != null) {
            target = target.with(Parameters.WAIT_FOR_READY, true);
        }
        try (ConnectionRegistry registry = line == null ? here.registry() : here.registry(line)) {
            int exit = FINE;
            for (ConnectionTarget one : targets(registry, target, given.has(ALL_TRANSPORTS))) {
                ResultCount tally = new ResultCount();
                for (int i = 0; i < count; i++) {
                    exit = Math.max(exit, ping(registry, one, line, report, tally));
                }
                tally.summary().ifPresent(report::remark);
            }
            return exit;
        } catch (ConnectionsException | UnsupportedOperationException e) {
            return refused(e, report);
        }
    }

    /** One for each transport; the parameters are checked before, so that a wrong one is told once. */
    private static List<ConnectionTarget> targets(
            ConnectionRegistry registry, ConnectionTarget target, boolean overAll) {
        List<ConnectionTarget> targets = !overAll
                ? List.of()
                : OnPath.names(registry).stream()
                        .map(name -> target.with(Parameters.TRANSPORT, name))
                        .toList();
        if (targets.isEmpty()) {
            return List.of(target);
        }
        registry.resolve(target.alias(registry), target.parameters()).requireComplete();
        return targets;
    }

    private static int ping(
            ConnectionRegistry registry,
            ConnectionTarget target,
            @Nullable WaitLine line,
            Report report,
            ResultCount tally) {
        try (Connection connection = connect(registry, target.alias(registry), target.parameters(), line)) {
            report.connected(connection, false);
            tally.add(connection.timings().elapsed());
            return FINE;
        } catch (ConnectFailedException e) {
            report.failed(e, String.valueOf(e.getMessage()));
            return FAILED;
        } catch (ConnectionsException | UnsupportedOperationException e) {
            return refused(e, report);
        }
    }

    private static Connection connect(
            ConnectionRegistry registry, String alias, ConnectionParameters parameters, @Nullable WaitLine line) {
        if (line == null) {
            return registry.connect(alias, parameters);
        }
        String address = registry.resolve(alias, parameters).address().toString();
        return line.during(alias, address, () -> registry.connect(alias, parameters));
    }

    private static int refused(RuntimeException e, Report report) {
        ErrorReport refusal = ErrorReport.of(e);
        report.refused(refusal);
        return refusal.exit();
    }

    private static int count(ParsedOptions given) {
        String text = given.value(COUNT).orElse("1");
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new UsageException("count", "--count must be a whole number from 1 to 999999");
        }
        return Integer.parseInt(text);
    }
}
