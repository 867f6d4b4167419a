package dev.connections4j.cli;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.ConnectionsException;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connects, reports the result, and disconnects. */
final class PingCommand implements Subcommand {
    private static final String COUNT = "--count";
    private static final String ALL_TRANSPORTS = "--all-transports";
    private static final String WAIT = "--wait";
    private static final String TRANSPORT = ParameterOptions.name(Parameters.TRANSPORT);

    @Override
    public String name() {
        return "ping";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.text(COUNT, "<n>", "connect this many times (default: 1)"),
                Option.flag(ALL_TRANSPORTS, "connect over each transport on the path"),
                Option.flag(WAIT, "wait for the server until the timeout, and show on standard error what for"));
    }

    @Override
    public String description() {
        return "Connects, shows the result, and disconnects.";
    }

    @Override
    public List<String> footer() {
        return List.of(
                "",
                "Examples:",
                "  connections ping --transport okhttp",
                "  connections ping --transport netty --uri http://localhost:19530 --user root --password-file -",
                "  connections ping --uri https://milvus.example --token-env KEY --db-name books --all-transports",
                "  connections ping --address milvus:19530 --transport netty --wait --timeout 2m --json",
                "",
                "Everyone on the machine can see arguments: give --token and --password by a file or variable.");
    }

    @Override
    public int run(ParsedOptions given, ProcessContext process, Report report) {
        int count = count(given);
        if (given.has(ALL_TRANSPORTS) && given.has(TRANSPORT)) {
            throw new UsageException("transport", "give only one of " + TRANSPORT + " and " + ALL_TRANSPORTS);
        }
        ConnectionTarget target = ParameterOptions.read(given, process);
        @Nullable WaitLine line = given.has(WAIT) ? new WaitLine(process.err()) : null;
        if (line != null) {
            target = target.with(Parameters.WAIT_FOR_READY, true);
        }
        try (ConnectionRegistry registry = line == null ? process.registry() : process.registry(line)) {
            given.value(TRANSPORT).ifPresent(name -> OnPath.require(registry, name));
            int exit = FINE;
            for (ConnectionTarget one : targets(registry, target, given.has(ALL_TRANSPORTS))) {
                ConnectTimes times = new ConnectTimes();
                for (int i = 0; i < count; i++) {
                    exit = Math.max(exit, ping(registry, one, line, report, times));
                }
                times.summary().ifPresent(report::remark);
            }
            return exit;
        }
    }

    /** One for each transport; the parameters are checked before, so that a wrong one is reported once. */
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
            ConnectTimes times) {
        try (Connection connection = connect(registry, target.alias(registry), target.parameters(), line)) {
            report.connected(connection, false);
            times.add(connection.timings().elapsed());
            return FINE;
        } catch (ConnectFailedException e) {
            report.failed(e);
            return FAILED;
        } catch (ConnectionsException | UnsupportedOperationException e) {
            return report.error(e);
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

    private static int count(ParsedOptions given) {
        String text = given.value(COUNT).orElse("1");
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new UsageException("count", "--count must be a whole number from 1 to 999999");
        }
        return Integer.parseInt(text);
    }
}
