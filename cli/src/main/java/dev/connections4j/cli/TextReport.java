package dev.connections4j.cli;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.Failure;
import dev.connections4j.Stage;
import dev.connections4j.TransportInfo;
import dev.connections4j.cli.demo.Galaxy;
import dev.connections4j.cli.demo.Sky;
import dev.connections4j.cli.demo.StarSearch;
import dev.connections4j.cli.doctor.Observation;
import dev.connections4j.cli.doctor.Part;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** As text: results on standard output, errors on standard error. */
final class TextReport implements Report {
    private static final int LONGEST_LABEL = Part.AUTHORIZATION.label().length();

    private final Screen out;
    private final Screen err;

    TextReport(Screen out, Screen err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void connected(Connection connection, boolean bars) {
        ResolvedParameters parameters = connection.parameters();
        String secure = parameters.get(Parameters.SECURE) ? ", TLS" : "";
        out.line(out.good("✓") + " " + out.strong(connection.alias()) + " to " + parameters.address()
                + parameters
                        .find(Parameters.TRANSPORT)
                        .map(name -> " over " + name)
                        .orElse("") + secure
                + " in " + millis(connection.timings().elapsed()));
        out.line("  server " + server(connection) + ", database "
                + parameters.find(Parameters.DB_NAME).orElse("default") + ", identifier " + identifier(connection));
        if (bars) {
            StageBars.of(connection.timings().stages(), Stage.ENDPOINT).forEach(out::line);
            return;
        }
        String stages = connection.timings().stages().entrySet().stream()
                .map(stage -> stage.getKey().label() + " " + millis(stage.getValue()))
                .collect(Collectors.joining(", "));
        if (!stages.isEmpty()) {
            out.line(out.faint("  " + stages));
        }
    }

    @Override
    public void failed(ConnectFailedException failed) {
        Failure failure = failed.failure();
        out.line(out.bad("✗") + " " + out.strong(failed.alias()) + " to " + failed.address()
                + (failed.transport().isEmpty() ? "" : " over " + failed.transport()) + ": "
                + out.bad(failure.reason().name())
                + (failure.stage() == null ? "" : " at stage " + failure.stage().label()) + " after "
                + millis(failed.elapsed()));
        out.line("  " + failure.problem());
        if (!failure.serverSaid().isEmpty()) {
            out.line("  the server said: " + failure.serverSaid());
        }
        remedy("  ", failure);
    }

    @Override
    public void searched(Connection connection, StarSearch search) {
        out.line(out.good("✓") + " " + out.strong(connection.alias()) + " made a collection, filled it and found the "
                + search.found().size() + " nearest");
        StageBars.of(search.steps()).forEach(out::line);
    }

    @Override
    public void picture(List<Long> found) {
        Sky.of(Galaxy.stars(), found, out::good).forEach(line -> out.line("  " + line));
    }

    @Override
    public void observed(Observation observation) {
        String label = padded(observation.part().label(), LONGEST_LABEL);
        Failure failure = observation.failure();
        String reason = failure == null ? "" : out.bad(failure.reason().name()) + ": ";
        out.line(mark(observation.ok()) + " " + out.strong(label) + "  " + reason + observation.seen());
        if (failure != null) {
            remedy(" ".repeat(LONGEST_LABEL + 4), failure);
        }
    }

    private void remedy(String indent, Failure failure) {
        if (!failure.remedy().isEmpty()) {
            out.line(indent + "remedy: " + OptionNames.replaceIn(failure.remedy()));
        }
    }

    private String mark(boolean ok) {
        return ok ? out.good("✓") : out.bad("✗");
    }

    @Override
    public void error(ErrorReport error) {
        err.line(err.bad("✗") + " " + error.message());
    }

    @Override
    public void parameters(List<ResolvedParameters.Line> lines) {
        int names =
                widest(lines.stream().map(ResolvedParameters.Line::parameter).toList());
        int values = widest(lines.stream().map(ResolvedParameters.Line::value).toList());
        for (ResolvedParameters.Line line : lines) {
            String source = line.source().toString();
            out.line(padded(line.parameter(), names) + "  " + padded(line.value(), values) + "  "
                    + (source.equals("default") ? out.faint(source) : source));
        }
    }

    @Override
    public void unused(ResolvedParameters.Unused variable) {
        out.line(out.faint("–") + " " + variable);
    }

    @Override
    public void transport(TransportInfo found) {
        boolean usable = found.lacking().isEmpty();
        String name = found.name().isEmpty() ? found.provider() : found.name();
        out.line(mark(usable) + " " + out.strong(name)
                + (found.module().isEmpty() ? "" : " from " + found.module())
                + found.lacking().map(lack -> ": " + lack).orElse(""));
        found.unsupported().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(lack -> out.line("  cannot do " + lack.getKey() + ": " + lack.getValue()));
    }

    @Override
    public void missing(String transport, String artifact) {
        out.line(out.faint("–") + " " + out.strong(transport) + " is not on the path; add " + artifact);
    }

    @Override
    public void remark(String text) {
        out.line(text);
    }

    static String millis(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        // not by a format, whose first use costs as much as a connect
        return (millis < 100 ? Double.toString(Math.round(millis * 10) / 10.0) : Long.toString(Math.round(millis)))
                + " ms";
    }

    private static String server(Connection connection) {
        String version = connection.serverVersion();
        String mode = connection.serverInfo().deployMode();
        return (version.isEmpty() ? "of unknown version" : version) + (mode.isEmpty() ? "" : " (" + mode + ")");
    }

    private static String identifier(Connection connection) {
        return connection.identifier().isPresent()
                ? Long.toString(connection.identifier().getAsLong())
                : "none";
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
